import type { Dialects } from '../../core/dialect/dialects.ts'
import type { Reconciler } from '../../core/ledger/reconcile.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { Host } from '../host/host.ts'
import { late, loadsBegun } from './late.ts'
import type { toSteps as ToSteps } from './toSteps.ts'

/** What reads calls: the protocols and the rules of the ledger. The empty panel is painted without it. */
export const READING = late(async () => {
  const [{ DIALECTS }, { createReconciler: create }, { toSteps: toStepsOf }] = await Promise.all([
    import('../../core/dialect/dialects.ts'),
    import('../../core/ledger/reconcile.ts'),
    import('./toSteps.ts'),
  ])
  return { dialects: DIALECTS, createReconciler: create, toSteps: toStepsOf }
})

/** The code, which is there before anything is recorded: see {@link afterReading}. */
function reading(): NonNullable<ReturnType<typeof READING.loaded>> {
  const loaded = READING.loaded()
  if (!loaded) throw new Error('Calls are read before the code for that is loaded')
  return loaded
}

/** The protocols that are understood. */
export const LATE_DIALECTS: Dialects = {
  parse: exchange => reading().dialects.parse(exchange),
  renderingsOf: events => (events.length === 0 ? [] : reading().dialects.renderingsOf(events)),
  readServerState: body => reading().dialects.readServerState(body),
  answersInScript: script => reading().dialects.answersInScript(script),
  commandsOf: events => (events.length === 0 ? [] : reading().dialects.commandsOf(events)),
  answersInEvent: event => reading().dialects.answersInEvent(event),
}

/** Creates a reconciler as the core does; until there are calls, there are no rows. */
export function createLateReconciler(): Reconciler {
  let reconcile: Reconciler | undefined
  return (reads, options) => {
    if (reads.length > 0) reconcile ??= reading().createReconciler()
    return reconcile ? reconcile(reads, options) : NO_ROWS
  }
}

const NO_ROWS: readonly Row[] = []

/** The steps of a relay's entry. */
export const lateSteps: typeof ToSteps = (entry, of) => reading().toSteps(entry, of)

function ignore(): void {}

/** The same host, whose reports of the page wait, in their order, until the code is loaded that reads them. */
export function afterReading(host: Host, onMissing: () => void): Host {
  if (READING.loaded()) return host
  let isReady = false
  // What is remembered, such as a filter, has its effect on the first row.
  const ready = READING.load()
    .then(loadsBegun)
    .then(() => void (isReady = true))
  ready.catch(onMissing)
  const after =
    <Args extends unknown[]>(receive: (...args: Args) => void) =>
    (...args: Args): void => {
      if (isReady) receive(...args)
      else void ready.then(() => receive(...args), ignore)
    }
  return {
    ...host,
    connect: ({ onMessage, onOpen, onGone, signal }) =>
      host.connect({ onMessage: after(onMessage), onOpen: after(onOpen), onGone: after(onGone), signal }),
    listenToNetwork: listener => host.listenToNetwork(after(listener)),
  }
}
