import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anExchange,
  anMbox,
  aPrefetch,
  ledgerOf,
  metricToken,
  optionToken,
} from '../../../../test/fixtures/exchanges.ts'
import { deliveryOf } from '../read.ts'
import { notificationsOf } from '../sentNotification.ts'
import type { SentNotification } from '../../dialect/dialect.ts'
import { parseDelivery } from '../dialect.ts'
import type { JsonObject } from '../../json/json.ts'
import type { Difference } from '../../dialect/difference.ts'
import { difference } from './difference.ts'

const [H, P, M] = [optionToken('home'), optionToken('product1'), metricToken('home')]
const altered = `${H.slice(0, 40)}#${H.slice(41)}`
const rows = ledgerOf(aPrefetch([anMbox({ name: 'home', metric: M }), anMbox({ name: 'product1' })]))
const decisions = rows.flatMap(row => row.decisions)

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>
const tokens = fc.array(fc.constantFrom(H, P, M, H.slice(0, -2), altered, 'x'), { minLength: 1, maxLength: 6 })
const members = (names: string[]) =>
  fc.dictionary(fc.constantFrom(...names, '', 'a.b', '0', '__proto__'), json, { maxKeys: 5 })
const anyNotified = fc
  .record({
    notification: members(['id', 'type', 'timestamp', 'mbox', 'view', 'impressionId', 'order', 'state']),
    tokens: fc.option(tokens, { nil: undefined }),
    request: members(['id', 'context', 'requestId', 'impressionId', 'property', 'qaMode', 'execute']),
    query: fc.dictionary(fc.constantFrom('client', 'sessionId', 'version', 'odd'), fc.constantFrom('a', 'b')),
  })
  .map(({ notification, tokens, request, query }) => {
    const text = Object.entries(query).map(pair => pair.join('='))
    const body = JSON.stringify({ ...request, notifications: [{ ...notification, ...(tokens && { tokens }) }] })
    return notificationsOf(parseDelivery(anExchange({ url: `https://h/p?${text.join('&')}`, request: body })))[0]!
  })

/** The leaves of a JSON value, collected independently of the product's own way. */
function leafTexts(value: unknown): string[] {
  const isHolder = typeof value === 'object' && value !== null && Object.keys(value).length > 0
  return isHolder ? Object.values(value).flatMap(leafTexts) : [JSON.stringify(value)]
}

function leavesOfSide({ read, index }: SentNotification): string[] {
  const { notifications, ...request } = deliveryOf(read).rawRequest as { notifications: JsonObject[] }
  const query = read.exchange.request!.url.split('?')[1]!.split('&').filter(Boolean)
  const parts = [notifications[index], request].filter(part => Object.keys(part!).length > 0)
  return [
    ...parts.flatMap(leafTexts),
    ...['https', 'h', '/p', ...query.map(pair => pair.split('=')[1])].map(value => JSON.stringify(value)),
  ].toSorted()
}

describe('whatever the notifications hold,', () => {
  it('a notification does not differ from itself', () => {
    const property = fc.property(anyNotified, one => {
      expect(difference(one, one, { decisions }).filter(({ kind }) => kind !== 'equal')).toEqual([])
    })
    fc.assert(property)
  })

  it('each member of either side is in exactly one entry', () => {
    const property = fc.property(anyNotified, anyNotified, (own, pages) => {
      const entries = difference(own, pages)
      const held = (side: 'yours' | 'pages') =>
        entries.flatMap(entry => (entry[side] === undefined ? [] : [JSON.stringify(entry[side])])).toSorted()
      expect(held('yours')).toEqual(leavesOfSide(own))
      expect(held('pages')).toEqual(leavesOfSide(pages))
      expect(new Set(entries.map(({ part, path }) => `${part} ${path}`)).size).toBe(entries.length)
    })
    fc.assert(property, { numRuns: 300 })
  })

  it('swapping the sides swaps which one alone has a member', () => {
    const swapped = { 'only yours': "only the page's", "only the page's": 'only yours' } as Record<string, string>
    const kinds = (entries: Difference[], turn: boolean) =>
      entries
        .filter(({ path }) => !path.startsWith('tokens'))
        .map(({ part, path, kind }) => `${part} ${path} ${turn ? (swapped[kind] ?? kind) : kind}`)
        .toSorted()
    const property = fc.property(anyNotified, anyNotified, (a, b) => {
      // A timestamp in seconds differs whichever side has it, and so does everything else.
      expect(kinds(difference(a, b), true)).toEqual(kinds(difference(b, a), false))
    })
    fc.assert(property, { numRuns: 300 })
  })

  it('swapping the sides swaps how many tokens only one of them has', () => {
    const count = (entries: Difference[]) => {
      const ofTokens = entries.filter(({ path }) => path.startsWith('tokens'))
      const of = (kind: Difference['kind']) => ofTokens.filter(entry => entry.kind === kind).length
      return [of('only yours'), of("only the page's"), of('equal')]
    }
    const property = fc.property(anyNotified, anyNotified, (a, b) => {
      const [yours, pages, equal] = count(difference(b, a))
      expect(count(difference(a, b))).toEqual([pages, yours, equal])
    })
    fc.assert(property, { numRuns: 300 })
  })

  it('a body nested too deep to write is still compared', () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
    const body = `{"context":{"channel":"web"},"deep":${deep},"notifications":[{"id":"n","deep":${deep}}]}`
    const one = notificationsOf(parseDelivery(anExchange({ request: body })))[0]!
    expect(difference(one, one).length).toBeGreaterThan(5)
  })
})
