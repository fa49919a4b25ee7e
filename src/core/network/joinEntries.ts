import { once } from '../once.ts'
import { keyOfCall } from './callKey.ts'
import { groupBy } from './groupBy.ts'
import { compareTimes } from './inTimeOrder.ts'
import type { NetworkCall } from './networkCall.ts'

/** Ms by which the log's clock may be off between the page's process and a service worker's. */
const SLACK = 50

/**
 * Makes one call of the entries that are one: in Chromium a service worker's fetch of what the page fetched is an entry
 * beside the page's own, and each hop of a redirect is one in all browsers.
 */
export function joinEntries(calls: readonly NetworkCall[]): readonly NetworkCall[] {
  return joinHops(joinRefetches(calls))
}

function joinRefetches(calls: readonly NetworkCall[]): readonly NetworkCall[] {
  if (!calls.some(call => call.fromServiceWorker)) return calls
  const inner = new Map<NetworkCall, NetworkCall>()
  for (const group of groupBy(calls, call => keyOfCall(call).whole).values()) {
    const candidates = group.filter(call => !call.fromServiceWorker).toSorted(compareTimes)
    let at = 0
    for (const outer of group.filter(call => call.fromServiceWorker).toSorted(compareTimes)) {
      while (at < candidates.length && (candidates[at]?.time ?? 0) < outer.time - SLACK) at += 1
      const found = candidates[at]
      if (!found || found.time > outer.time + outer.duration + SLACK) continue
      inner.set(outer, found)
      at += 1
    }
  }
  return replacePairs(calls, inner, withRefetch)
}

function joinHops(calls: readonly NetworkCall[]): readonly NetworkCall[] {
  const redirected = calls.filter(({ redirectUrl }) => redirectUrl !== undefined).toSorted(compareTimes)
  if (redirected.length === 0) return calls
  const groups = groupBy(calls.toSorted(compareTimes), call => `${call.url}\n${keyOfCall(call).body ?? ''}`)
  const next = new Map<NetworkCall, NetworkCall>()
  const taken = new Set<NetworkCall>()
  // From the last hop on, so that a chain of them joins whole.
  for (const first of redirected.reverse()) {
    const url = resolve(first.redirectUrl ?? '', first.url)
    const followers = groups.get(`${url}\n${keyOfCall(first).body ?? ''}`) ?? []
    const found = followers.find(call => call !== first && call.time >= first.time && !taken.has(call))
    if (!found) continue
    taken.add(found)
    next.set(first, found)
  }
  return replacePairs(calls, next, withNextHop)
}

type Join = (first: NetworkCall, second: NetworkCall) => NetworkCall

function replacePairs(
  calls: readonly NetworkCall[],
  seconds: ReadonlyMap<NetworkCall, NetworkCall>,
  join: Join,
): readonly NetworkCall[] {
  const gone = new Set(seconds.values())
  const whole = (call: NetworkCall): NetworkCall => {
    const second = seconds.get(call)
    return second ? join(call, whole(second)) : call
  }
  return calls.flatMap(call => (gone.has(call) ? [] : [whole(call)]))
}

/** What reached the network is told by the service worker's entry; what the page got by its own. */
const withRefetch = kept((outer, inner) => ({
  ...outer,
  requestHeaders: inner.requestHeaders,
  httpVersion: inner.httpVersion,
  serverAddress: inner.serverAddress,
  timings: inner.timings,
  alsoIds: idsOf(inner),
}))

const withNextHop = kept((first, last) => ({
  ...last,
  ...{ id: first.id, time: first.time, method: first.method, url: first.url, body: first.body },
  requestHeaders: first.requestHeaders,
  duration: last.time + last.duration - first.time,
  alsoIds: [...(first.alsoIds ?? []), ...idsOf(last)],
}))

function idsOf({ id, alsoIds = [] }: NetworkCall): string[] {
  return [id, ...alsoIds]
}

/** The same two calls make the same object, so that what was read of it is kept. */
function kept(join: Join): Join {
  const bySecond = once((_: NetworkCall) => new WeakMap<NetworkCall, NetworkCall>())
  return (first, second) => {
    const known = bySecond(second).get(first)
    if (known) return known
    const joined = join(first, second)
    bySecond(second).set(first, joined)
    return joined
  }
}

/** A Location header's URL against the one that it came from. */
function resolve(location: string, from: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(location)) return location
  const origin = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(from)?.[0] ?? ''
  if (location.startsWith('//')) return from.slice(0, from.indexOf(':') + 1) + location
  if (location.startsWith('/')) return origin + location
  const folder = from.replace(/[?#].*$/s, '').replace(/[^/]*$/, '')
  return folder + location
}
