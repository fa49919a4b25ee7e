import { deliveryOf } from '../read.ts'
import type { Decision, SentNotification } from '../../dialect/dialect.ts'
import { splitUrl } from '../../exchange/url.ts'
import { isObject, member, type JsonObject } from '../../json/json.ts'
import { judgePairs, pairMembers, type Pair } from '../../dialect/compareMembers.ts'
import type { Difference } from '../../dialect/difference.ts'
import { explain } from './explainDifference.ts'
import { pairTokens } from './pairTokens.ts'

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
  return judgePairs(pairs, {
    isNew: ({ part, path }) => isNewByNature(part, path),
    explain: (pair, kind) => explain(pair, kind, { own, pages, decisions }),
  })
}

function isNewByNature(part: Pair['part'], path: string): boolean {
  if (part === 'notification') return path === 'id' || path === 'timestamp'
  return part === 'request' && path === 'requestId'
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
  if (!areLists) return pairMembers(part, pages, yours)
  const [ofPages, ofYours] = tokens as [unknown[], unknown[]]
  const paired = pairTokens(ofPages, ofYours).map(pair => ({ part, ...pair }))
  return [...paired, ...pairMembers(part, withoutTokens(pages), withoutTokens(yours))]
}

function withoutTokens(notification: unknown): unknown {
  if (!isObject(notification)) return notification
  const { tokens: _, ...rest } = notification
  return rest
}
