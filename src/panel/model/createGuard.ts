import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Reason } from '../../core/ledger/reason.ts'
import { isDeliveryPath } from '../../core/delivery/deliveryPath.ts'
import type { CountsIn } from './countsIn.ts'
import type { Agreements } from './createAgreements.ts'
import type { TabModel } from './createTab.ts'

/** A send that waits for the tester's word: sends count in real reports. */
export interface GuardQuestion {
  counts: CountsIn
  /** Its type, when it is one notification. */
  type: string | undefined
  /** How many notifications are sent. */
  count: number
  /** That the page has sent it already, in the words of the ledger. */
  again?: Reason | undefined
  /** Whether they are faults on purpose, each a request of its own: one press sends dozens, so each run is asked for. */
  isFaultRun?: boolean
}

/** What is being asked, and whether what counts it is new in this browser session. */
export interface Asking extends GuardQuestion {
  isFirst: boolean
}

/**
 * Asks before the first send to what it shows, host, client, property and so on, in a browser session, before one that counts again, before the first
 * in a session that is doubtful, and before a run of faults. While the browser's own consent is missing it asks each time.
 */
export interface Guard {
  asking: ReadonlySignal<Asking | undefined>
  /** Hosts, each with its scheme, whose Delivery API is never asked for, whatever counts the send there. */
  trusted: Agreements['trusted']
  /** Whether the browser still has to consent to the extension's transmitting; until then nothing is sent. */
  isBarred: ReadonlySignal<boolean>
  /**
   * Goes on at once where the tester was asked before, else when the answer is yes. `asked` is called once the browser has
   * said what it allows, for it may be edited until then. `isShown`: that it counts again, or in a doubtful session, is on
   * screen already, so that alone is no question.
   */
  pass: (asked: () => GuardQuestion, goOn: () => void, options?: { isShown: boolean }) => void
  /** Sends what waits, unless the browser bars it; `trust` for never asking for its host again. */
  confirm: (options: { trust: boolean }) => void
  cancel: () => void
  /** Asks for every host again. */
  askAgain: () => void
}

export interface GuardOptions {
  agreements: Agreements
  tab: Pick<TabModel, 'transmission'>
}

/** Creates the guard. What was confirmed is remembered until the browser closes, what is trusted until it is taken back. */
export function createGuard({ agreements, tab }: GuardOptions): Guard {
  const asking = signal<Asking>()
  const isBarred = computed(() => tab.transmission.value === 'not allowed')
  /** Doubtful sessions that the tester was asked about. */
  const accepted = new Set<string>()
  let onYes: (() => void) | undefined

  const isTrusted = ({ origin, path }: CountsIn): boolean =>
    agreements.trusted.value.includes(origin) && isDeliveryPath(path)
  const isDoubtful = ({ sessionDoubt, sessionId = '' }: CountsIn): boolean =>
    sessionDoubt !== undefined && !accepted.has(sessionId)
  const settle = (): (() => void) | undefined => {
    asking.value = undefined
    const goOn = onYes
    onYes = undefined
    return goOn
  }
  const pass = (asked: GuardQuestion, goOn: () => void, isShown: boolean): void => {
    const isFirst = !isTrusted(asked.counts) && !agreements.isConfirmed(confirmationKey(asked.counts))
    const isUnseen = !isShown && (asked.again !== undefined || isDoubtful(asked.counts))
    if (!isFirst && asked.isFaultRun !== true && !isUnseen && !isBarred.value) return goOn()
    onYes = goOn
    asking.value = { ...asked, isFirst }
  }
  return {
    asking,
    trusted: agreements.trusted,
    isBarred,
    pass: (asked, goOn, { isShown } = { isShown: false }) => agreements.whenKnown(() => pass(asked(), goOn, isShown)),
    confirm: options => {
      const asked = asking.value
      if (!asked || isBarred.value) return
      const goOn = settle()
      accepted.add(asked.counts.sessionId ?? '')
      // The send comes first: no failure to remember the answer may keep it back.
      goOn?.()
      agreements.confirm(confirmationKey(asked.counts))
      if (options.trust) agreements.trust(asked.counts.origin)
    },
    cancel: () => void settle(),
    askAgain: () => {
      accepted.clear()
      agreements.forget()
    },
  }
}

/** What a yes is for: all that the guard shows of where a send goes and what counts it. */
export function confirmationKey(counts: Omit<CountsIn, 'sessionId' | 'sessionDoubt'>): string {
  const { origin, path, client, property, environmentId, pageHost, isQaMode } = counts
  const environment = environmentId === undefined ? { of: pageHost } : environmentId
  return JSON.stringify([origin, path, client ?? null, property ?? null, environment, isQaMode])
}
