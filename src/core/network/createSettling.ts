import type { Exchange } from '../exchange/exchange.ts'
import { middleOf } from '../middleOf.ts'
import { keyOfCall, keyOfExchange, type CallKey } from './callKey.ts'
import type { NetworkCall } from './networkCall.ts'

/** The pairs that no other record can change, and the records that are in no pair. */
export interface Settled {
  partnerOf: (exchange: Exchange) => NetworkCall | undefined
  exchanges: ReadonlySet<Exchange>
  calls: ReadonlySet<NetworkCall>
}

/** The records of one call, which its URL and body distinguish from all others. */
interface Group {
  exchanges: Set<Exchange>
  calls: Set<NetworkCall>
}

/**
 * Creates a function that finds the settled pairs: of calls that are unique, and that each side has once. Records mostly follow
 * those before, so only the groups of records that came or went are looked at; the result depends on the given ones alone.
 */
export function createSettling(): (exchanges: readonly Exchange[], calls: readonly NetworkCall[]) => Settled {
  const groups = new Map<string, Group>()
  const partners = new WeakMap<Exchange, NetworkCall>()
  const open = { exchanges: new Set<Exchange>(), calls: new Set<NetworkCall>() }
  const touched = new Set<string>()
  const groupOf = (key: CallKey): Group | undefined => {
    if (key.body === undefined || !key.isUnique) return undefined
    touched.add(key.whole)
    const group = groups.get(key.whole) ?? { exchanges: new Set(), calls: new Set() }
    groups.set(key.whole, group)
    return group
  }
  const changeExchanges = createChange(open.exchanges, exchange => groupOf(keyOfExchange(exchange))?.exchanges)
  const changeCalls = createChange(open.calls, call => groupOf(keyOfCall(call))?.calls)

  return (exchanges, calls) => {
    changeExchanges(exchanges)
    changeCalls(calls)
    for (const whole of touched) {
      const group = groups.get(whole)
      if (!group) continue
      if (group.exchanges.size + group.calls.size === 0) groups.delete(whole)
      settle(group, partners, open)
    }
    touched.clear()
    return { partnerOf: exchange => partners.get(exchange), ...open }
  }
}

function settle(group: Group, partners: WeakMap<Exchange, NetworkCall>, open: Group): void {
  const [exchange, ...otherExchanges] = group.exchanges
  const [call, ...otherCalls] = group.calls
  if (exchange && call && otherExchanges.length === 0 && otherCalls.length === 0) {
    partners.set(exchange, call)
    open.exchanges.delete(exchange)
    open.calls.delete(call)
    return
  }
  for (const one of group.exchanges) {
    partners.delete(one)
    open.exchanges.add(one)
  }
  for (const one of group.calls) open.calls.add(one)
}

/** Creates a function that adds what came to its group, or to the open ones, and takes out what went. */
function createChange<Sight>(open: Set<Sight>, groupOf: (sight: Sight) => Set<Sight> | undefined) {
  let known: readonly Sight[] = []
  return (sights: readonly Sight[]): void => {
    const { before, after } = middleOf(known, sights)
    known = sights
    for (const gone of before) {
      open.delete(gone)
      groupOf(gone)?.delete(gone)
    }
    for (const come of after) (groupOf(come) ?? open).add(come)
  }
}
