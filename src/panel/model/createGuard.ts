import { signal, type ReadonlySignal } from '@preact/signals'
import type { Host } from '../host/host.ts'
import type { Reason } from '../../core/ledger/reason.ts'
import { isDeliveryPath } from '../../core/delivery/deliveryPath.ts'
import type { CountsIn } from './countsIn.ts'

/** A send that waits for the tester's word: sends count in real reports. */
export interface Asked {
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
export interface Asking extends Asked {
  isFirst: boolean
}

/**
 * Asks before the first send to what it shows, host, client, property and so on, in a browser session, before one that counts again, before the first
 * in a session that is doubtful, and before a run of faults.
 */
export interface Guard {
  asking: ReadonlySignal<Asking | undefined>
  /** Hosts, each with its scheme, whose Delivery API is never asked for, whatever counts the send there. */
  trusted: ReadonlySignal<readonly string[]>
  /**
   * Goes on at once where the tester was asked before, else when the answer is yes. `isShown`: that it counts again, or
   * in a doubtful session, is on screen already, so that alone is no question.
   */
  pass: (asked: Asked, goOn: () => void, options?: { isShown: boolean }) => void
  /** Sends what waits; `trust` for never asking for its host again. */
  confirm: (options: { trust: boolean }) => void
  cancel: () => void
  /** Asks for every host again. */
  askAgain: () => void
}

const TRUSTED = 'hosts not asked for'

/** Creates the guard. What was confirmed is remembered until the browser closes, what is trusted until it is taken back. */
export function createGuard(host: Pick<Host, 'remembered' | 'remember' | 'session'>): Guard {
  const asking = signal<Asking>()
  const trusted = signal<readonly string[]>(readHosts(host.remembered(TRUSTED)))
  const confirmed = new Set<string>()
  /** Doubtful sessions that the tester was asked about. */
  const accepted = new Set<string>()
  let onYes: (() => void) | undefined
  void host.session.confirmed().then(keys => keys.forEach(key => confirmed.add(key)))

  const trust = (hosts: readonly string[]): void => {
    trusted.value = hosts
    host.remember(TRUSTED, JSON.stringify(hosts))
  }
  const isTrusted = ({ origin, path }: CountsIn): boolean => trusted.value.includes(origin) && isDeliveryPath(path)
  const isDoubtful = ({ sessionDoubt, sessionId = '' }: CountsIn): boolean =>
    sessionDoubt !== undefined && !accepted.has(sessionId)
  const settle = (): (() => void) | undefined => {
    asking.value = undefined
    const goOn = onYes
    onYes = undefined
    return goOn
  }
  return {
    asking,
    trusted,
    pass: (asked, goOn, { isShown } = { isShown: false }) => {
      const isFirst = !isTrusted(asked.counts) && !confirmed.has(confirmationKey(asked.counts))
      const isUnseen = !isShown && (asked.again !== undefined || isDoubtful(asked.counts))
      if (!isFirst && asked.isFaultRun !== true && !isUnseen) return goOn()
      onYes = goOn
      asking.value = { ...asked, isFirst }
    },
    confirm: options => {
      const asked = asking.value
      if (!asked) return
      confirmed.add(confirmationKey(asked.counts))
      host.session.confirm(confirmationKey(asked.counts))
      accepted.add(asked.counts.sessionId ?? '')
      if (options.trust) trust([...new Set([...trusted.value, asked.counts.origin])])
      settle()?.()
    },
    cancel: () => void settle(),
    askAgain: () => {
      confirmed.clear()
      accepted.clear()
      host.session.forget()
      trust([])
    },
  }
}

/** What a yes is for: all that the guard shows of where a send goes and what counts it. */
export function confirmationKey(counts: Omit<CountsIn, 'sessionId' | 'sessionDoubt'>): string {
  const { origin, path, client, property, environmentId, pageHost, isQaMode } = counts
  const environment = environmentId === undefined ? { of: pageHost } : environmentId
  return JSON.stringify([origin, path, client ?? null, property ?? null, environment, isQaMode])
}

function readHosts(text: string | undefined): string[] {
  try {
    const hosts: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(hosts) ? hosts.filter(host => typeof host === 'string') : []
  } catch {
    return []
  }
}
