import { deliveryOf } from '../read.ts'
import { isSameNumber } from '../../json/decimal.ts'
import type { Decision, SentNotification } from '../../dialect/dialect.ts'
import { splitUrl } from '../../exchange/url.ts'
import { isObject, member, type JsonObject } from '../../json/json.ts'
import type { Compared, Pair } from './compared.ts'
import type { Difference, Weight } from '../../dialect/difference.ts'
import { explain } from './explainDifference.ts'
import { isSameLeaf, leavesOf, type Leaf } from './leaves.ts'
import { pairTokens } from './pairTokens.ts'

const ORDER: readonly Weight[] = ['error', 'warning', 'note', 'equal']

/**
 * Compares the tester's notification with the page's own, member by member: the notification, then the URL, then the rest
 * of the request, except its other notifications. Nothing is left out: each member of either side is in exactly one
 * entry. The most serious come first, equal members last.
 *
 * A notification without an impression id is listed with the request's: Target uses that one.
 */
export function difference(
  own: SentNotification,
  pages: SentNotification,
  { decisions }: { decisions?: readonly Decision[] } = {},
): Difference[] {
  const [ofYours, ofPages] = [partsOf(own), partsOf(pages)]
  const pairs = (['notification', 'url', 'request'] as const).flatMap(part =>
    pairPart(part, ofPages[part], ofYours[part]),
  )
  const entries = pairs.map(pair => judge(pair, { own, pages, decisions }))
  return entries.toSorted((a, b) => rank(a) - rank(b))
}

function judge(pair: Pair, compared: Compared): Difference {
  const { part, path, pages, yours, pagesNumber, yoursNumber } = pair
  const first = kindOf(pair)
  const found = explain(pair, first, compared)
  const isEqual = first === 'equal' || first === 'new for every send'
  const weight = found?.weight ?? (isEqual ? 'equal' : 'note')
  // A wrong value does not count as one that every send renews.
  const kind = first === 'new for every send' && weight !== 'equal' ? 'differs' : first
  return { part, path, kind, weight, pages, yours, pagesNumber, yoursNumber, why: found?.why }
}

function kindOf({ part, path, pages, yours, pagesNumber, yoursNumber }: Pair): Difference['kind'] {
  if (pages === undefined) return 'only yours'
  if (yours === undefined) return "only the page's"
  const areNumbers = pagesNumber !== undefined && yoursNumber !== undefined
  if (areNumbers ? isSameNumber(pagesNumber, yoursNumber) : isSameLeaf(pages, yours)) return 'equal'
  return isNewByNature(part, path) && typeof pages === typeof yours ? 'new for every send' : 'differs'
}

function isNewByNature(part: Pair['part'], path: string): boolean {
  if (part === 'notification') return path === 'id' || path === 'timestamp'
  return part === 'request' && path === 'requestId'
}

function rank({ weight, kind }: Difference): number {
  return ORDER.indexOf(weight) + (kind === 'equal' && weight === 'equal' ? 1 : 0)
}

type Parts = Record<Pair['part'], unknown>

function partsOf({ read, index }: SentNotification): Parts {
  const { notifications, ...request } = deliveryOf(read).rawRequest ?? {}
  const notification: unknown = Array.isArray(notifications) ? notifications[index] : undefined
  const url = urlParts(read.exchange.request?.url ?? '')
  const isOfRequest = isObject(notification) && member(notification, 'impressionId') === undefined
  if (!isOfRequest || member(request, 'impressionId') === undefined) return { notification, url, request }
  const { impressionId, ...rest } = request
  return { notification: { ...notification, impressionId }, url, request: rest }
}

/** The members of a URL that the API knows, by its names, and any other query member. */
function urlParts(url: string): JsonObject {
  const { base, query } = splitUrl(url)
  const [, scheme, host, path] = /^(?:([a-z]+):)?\/\/([^/]*)(.*)$/i.exec(base) ?? []
  const known = ['client', 'imsOrgId', 'sessionId', 'version']
  const others = [...query].filter(([name]) => !known.includes(name))
  const parts: (readonly [name: string, value: unknown])[] = [
    ...Object.entries({ scheme, host, path }),
    ...known.map(name => [name, query.get(name)] as const),
    ...(others.length > 0 ? [['query', Object.fromEntries(others)] as const] : []),
  ]
  return Object.fromEntries<unknown>(parts.filter(([, value]) => value !== undefined))
}

function pairPart(part: Pair['part'], pages: unknown, yours: unknown): Pair[] {
  const tokens = [member(pages, 'tokens'), member(yours, 'tokens')]
  const areLists = part === 'notification' && tokens.every(list => Array.isArray(list) && list.length > 0)
  if (!areLists) return pairLeaves(part, pages, yours)
  const [ofPages, ofYours] = tokens as [unknown[], unknown[]]
  const paired = pairTokens(ofPages, ofYours).map(pair => ({ part, ...pair }))
  return [...paired, ...pairLeaves(part, withoutTokens(pages), withoutTokens(yours))]
}

function withoutTokens(notification: unknown): unknown {
  if (!isObject(notification)) return notification
  const { tokens: _, ...rest } = notification
  return rest
}

function pairLeaves(part: Pair['part'], pages: unknown, yours: unknown): Pair[] {
  const [ofPages, ofYours] = [leavesOf(pages), leavesOf(yours)]
  return [...new Set([...ofPages.keys(), ...ofYours.keys()])]
    .map(path => pairAt(part, path, ofPages.get(path), ofYours.get(path)))
    .filter(pair => pair.path !== '' || !isEmptyRoot(pair))
}

function pairAt(part: Pair['part'], path: string, pages: Leaf | undefined, yours: Leaf | undefined): Pair {
  const numbers = { pagesNumber: pages?.number, yoursNumber: yours?.number }
  return { part, path, pages: pages?.value, yours: yours?.value, ...numbers }
}

/** A part without any member, which is not a member itself. */
function isEmptyRoot({ pages, yours }: Pair): boolean {
  return [pages, yours].every(side => side === undefined || (isObject(side) && Object.keys(side).length === 0))
}
