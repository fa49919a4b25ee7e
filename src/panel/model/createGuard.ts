import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Reason } from '../../core/dialect/reason.ts'
import type { CountsIn } from './countsIn.ts'
import type { Agreements } from './createAgreements.ts'
import type { HostAccess } from './createHostAccess.ts'
import type { TabModel } from './createTab.ts'

/** A send that waits for the tester's confirmation: sends count in real reports. */
export interface GuardQuestion {
  counts: CountsIn
  /** Its type, when it is one notification. */
  type: string | undefined
  /** How many notifications are sent. */
  count: number
  /** The note that the page has already sent it, in the words of the ledger. */
  again?: Reason | undefined
  /**
   * Whether they are faults on purpose, each in a separate request: one click sends dozens, so each run needs a
   * confirmation.
   */
  isFaultRun?: boolean
  /** For a send from the extension: the URL that the browser has to let it reach. */
  reach?: string | undefined
}

/** The open question, and whether its destination is new in this browser session. */
export interface Asking extends GuardQuestion {
  isFirst: boolean
}

/**
 * Asks before a browser session's first send to a destination (host, client, property and so on), before a send that
 * counts again, before the first in a doubtful session, and before a fault run. While the browser's own consent is
 * missing it asks each time.
 */
export interface Guard {
  asking: ReadonlySignal<Asking | undefined>
  /** Trusted hosts, each with its scheme: sends to Target's paths there need no confirmation, wherever they count. */
  trusted: Agreements['trusted']
  /** Whether the browser's consent for the extension to transmit is still missing; until then nothing is sent. */
  isBarred: ReadonlySignal<boolean>
  /** Whether the browser withholds the host of the open question from the extension; until it is allowed nothing is sent. */
  isHostWithheld: ReadonlySignal<boolean>
  /**
   * Continues at once if the tester was asked before, otherwise when the answer is yes. `asked` is called once the
   * browser has answered what it allows, because the request may be edited until then. `isShown`: the screen already
   * shows that it counts again or in a doubtful session, so that alone needs no confirmation.
   */
  pass: (asked: () => GuardQuestion, goOn: () => void, options?: { isShown: boolean }) => void
  /** Sends the waiting request, unless the browser forbids it; with `trust`, never asks for its host again. */
  confirm: (options: { trust: boolean }) => void
  cancel: () => void
  /** Asks for every host again. */
  askAgain: () => void
}

export interface GuardOptions {
  agreements: Agreements
  tab: Pick<TabModel, 'transmission'>
  access: Pick<HostAccess, 'isWithheld' | 'whenAsked'>
}

/** Creates the guard. Confirmations are remembered until the browser closes, trusted hosts until trust is revoked. */
export function createGuard({ agreements, tab, access }: GuardOptions): Guard {
  const asking = signal<Asking>()
  const isBarred = computed(() => tab.transmission.value === 'not allowed')
  const isWithheld = ({ reach }: GuardQuestion): boolean => reach !== undefined && access.isWithheld(reach)
  const isHostWithheld = computed(() => asking.value !== undefined && isWithheld(asking.value))
  /** Doubtful sessions that the tester was asked about. */
  const accepted = new Set<string>()
  let onYes: (() => void) | undefined

  const isTrusted = ({ origin, isTargets }: CountsIn): boolean => agreements.trusted.value.includes(origin) && isTargets
  const isDoubtful = ({ sessionDoubt, sessionId = '' }: CountsIn): boolean =>
    sessionDoubt !== undefined && !accepted.has(sessionId)
  const settle = (): (() => void) | undefined => {
    asking.value = undefined
    const goOn = onYes
    onYes = undefined
    return goOn
  }
  const pass = (asked: GuardQuestion, goOn: () => void, isShown: boolean): void => {
    const isFirst = !isTrusted(asked.counts) && !agreements.isConfirmed(keyOf(asked))
    const isUnseen = !isShown && (asked.again !== undefined || isDoubtful(asked.counts))
    const isForbidden = isBarred.value || isWithheld(asked)
    if (!isFirst && asked.isFaultRun !== true && !isUnseen && !isForbidden) return goOn()
    onYes = goOn
    asking.value = { ...asked, isFirst }
  }
  return {
    asking,
    trusted: agreements.trusted,
    isBarred,
    isHostWithheld,
    pass: (asked, goOn, { isShown } = { isShown: false }) =>
      agreements.whenKnown(() => {
        const { reach } = asked()
        const goOnAsking = (): void => pass(asked(), goOn, isShown)
        if (reach === undefined) goOnAsking()
        else access.whenAsked(reach, goOnAsking)
      }),
    confirm: options => {
      const asked = asking.value
      if (!asked || isBarred.value || isHostWithheld.value) return
      const goOn = settle()
      accepted.add(asked.counts.sessionId ?? '')
      // The send comes first: failing to save the answer must not prevent it.
      goOn?.()
      agreements.confirm(keyOf(asked))
      if (options.trust) agreements.trust(asked.counts.origin)
    },
    cancel: () => void settle(),
    askAgain: () => {
      accepted.clear()
      agreements.forget()
    },
  }
}

/** Consent to a send from the page does not cover a send from the extension. */
function keyOf({ counts, reach }: GuardQuestion): string {
  return reach === undefined ? confirmationKey(counts) : `extension ${confirmationKey(counts)}`
}

/** The scope of a yes: everything the guard shows about where a send goes and where it counts. */
export function confirmationKey({ origin, path, scope }: Pick<CountsIn, 'origin' | 'path' | 'scope'>): string {
  return JSON.stringify([origin, path, ...scope])
}
