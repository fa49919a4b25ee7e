import type { Dialects } from '../../core/dialect/dialects.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { lazily } from '../../core/lazily.ts'
import { emptyJournal } from '../../core/ledger/emptyJournal.ts'
import type { countFailures, createMarkCounts } from '../../core/ledger/marks.ts'
import type { Reconciler } from '../../core/ledger/reconcile.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { Mark } from '../../core/ledger/status.ts'
import type { Host } from '../host/host.ts'
import type { JournalRules } from './createJournalRules.ts'
import type { lastProblem } from './lastProblem.ts'
import { late, loadsBegun } from './late.ts'
import type { toSteps } from './toSteps.ts'

/** What records and reads calls: the protocols, and the rules of the journal and of the ledger. The empty panel is painted without it. */
export const READING = late(() => import('./readCalls.ts'))

/** The code, which is there before anything is recorded or sent: see {@link afterReading}. */
export function reading(): NonNullable<ReturnType<typeof READING.loaded>> {
  const loaded = READING.loaded()
  if (!loaded) throw new Error('Calls are read before the code for that is loaded')
  return loaded
}

/** The protocols that are understood. */
export const LATE_DIALECTS: Dialects = {
  parse: exchange => reading().DIALECTS.parse(exchange),
  renderingsOf: events => (events.length === 0 ? [] : reading().DIALECTS.renderingsOf(events)),
  readServerState: body => reading().DIALECTS.readServerState(body),
  answersInScript: script => reading().DIALECTS.answersInScript(script),
  commandsOf: events => (events.length === 0 ? [] : reading().DIALECTS.commandsOf(events)),
  answersInEvent: event => reading().DIALECTS.answersInEvent(event),
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

/** Creates the rules of a journal; one in which nothing is recorded needs none. */
export function createLateJournalRules(parse: Dialects['parse']): JournalRules {
  const rules = lazily(() => reading().createJournalRules(parse))
  return {
    seen: journal => (journal === emptyJournal ? NO_EXCHANGES : rules().seen(journal)),
    isNew: (journal, step) => rules().isNew(journal, step),
    record: (journal, steps) => (steps.length === 0 ? journal : rules().record(journal, steps)),
    stepsOf: exchange => rules().stepsOf(exchange),
    fit: (journal, steps) => rules().fit(journal, steps),
    withoutImports: (journal, gone) => (gone.length === 0 ? journal : rules().withoutImports(journal, gone)),
  }
}

const NO_EXCHANGES: readonly Exchange[] = []

/** Counts rows by mark, as the core does. */
export function createLateMarkCounts(): ReturnType<typeof createMarkCounts> {
  let count: ReturnType<typeof createMarkCounts> | undefined
  return rows => {
    if (rows.length > 0) count ??= reading().createMarkCounts()
    return count ? count(rows) : NO_MARKS
  }
}

const NO_MARKS: ReadonlyMap<Mark, number> = new Map()

/** The failures of a row. */
export const lateFailures: typeof countFailures = row => reading().countFailures(row)

/** The newest problem with the page's calls. */
export const lateProblem: typeof lastProblem = (calls, text) =>
  calls.length === 0 ? undefined : reading().lastProblem(calls, text)

/** The steps of a relay's entry. */
export const lateSteps: typeof toSteps = (entry, of) => reading().toSteps(entry, of)

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
