import { memoize } from '../memoize.ts'
import { keyOfCall } from './callKey.ts'
import { groupBy } from '../groupBy.ts'
import { compareTimes } from './inTimeOrder.ts'
import type { NetworkCall } from './networkCall.ts'

/** Ms by which the log's clock may differ between the page's process and a service worker's. */
const SLACK = 50

/**
 * Joins the entries of one call: in Chromium a service worker's fetch on behalf of the page is an entry beside the page's
 * own, and in all browsers each hop of a redirect is an entry.
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
  const takeNext = hopsOf(calls)
  const next = new Map<NetworkCall, NetworkCall>()
  // From the last hop backwards, so that a whole chain is joined.
  for (const first of redirected.reverse()) {
    const found = takeNext(first)
    if (found) next.set(first, found)
  }
  return replacePairs(calls, next, withNextHop)
}

/** Answers to a POST after which a browser sends GET without a body (Fetch, HTTP-redirect fetch). */
const MAY_BECOME_GET: ReadonlySet<number> = new Set([301, 302, 303])

/** Takes the first call after a redirected one that may be its next hop. Call it for the last one first. */
function hopsOf(calls: readonly NetworkCall[]): (first: NetworkCall) => NetworkCall | undefined {
  const placeOf = (url: string, body = ''): string => `${url}\n${body}`
  const earlier = groupBy(calls.toSorted(compareTimes), call => placeOf(call.url, keyOfCall(call).body))
  // For each place the calls after the current one, the first on top.
  const later = new Map<string, NetworkCall[]>()
  const after = (first: NetworkCall, place: string): NetworkCall[] => {
    const [rest, found] = [earlier.get(place) ?? [], later.get(place) ?? []]
    later.set(place, found)
    for (let last = rest.at(-1); last && compareTimes(last, first) > 0; last = rest.at(-1)) {
      found.push(last)
      rest.pop()
    }
    return found
  }
  return first => {
    const url = resolve(first.redirectUrl ?? '', first.url)
    const same = after(first, placeOf(url, keyOfCall(first).body))
    const empty = MAY_BECOME_GET.has(first.status) ? after(first, placeOf(url)) : []
    const [one, other] = [same.at(-1), empty.at(-1)]
    const isOther = other !== undefined && (!one || compareTimes(other, one) < 0)
    return (isOther ? empty : same).pop()
  }
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

/** The service worker's entry has what reached the network; the page's own entry has what the page got. */
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
  id: first.id,
  time: first.time,
  method: first.method,
  url: first.url,
  body: first.body,
  requestHeaders: first.requestHeaders,
  duration: last.time + last.duration - first.time,
  alsoIds: [...(first.alsoIds ?? []), ...idsOf(last)],
}))

function idsOf({ id, alsoIds = [] }: NetworkCall): string[] {
  return [id, ...alsoIds]
}

/** The same two calls give the same object, so that what was parsed of it is reused. */
function kept(join: Join): Join {
  const into = memoize((second: NetworkCall) => memoize((first: NetworkCall) => join(first, second)))
  return (first, second) => into(second)(first)
}

/** A Location header's URL, resolved against the URL that it came from. */
function resolve(location: string, from: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(location)) return location
  const origin = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(from)?.[0] ?? ''
  if (location.startsWith('//')) return from.slice(0, from.indexOf(':') + 1) + location
  if (location.startsWith('/')) return origin + location
  const folder = from.replace(/[?#].*$/s, '').replace(/[^/]*$/, '')
  return folder + location
}
