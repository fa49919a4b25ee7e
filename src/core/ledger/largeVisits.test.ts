import { describe, expect, it } from 'vitest'
import { anExchange, anOption, ledgerOf, OPENED } from '../../../test/fixtures/exchanges.ts'
import { growth } from '../../../test/fixtures/growth.ts'
import { equalMboxes, equalOptions, LARGE_VISITS, nearTokens } from '../../../test/fixtures/largeVisits.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import { buildIdentityHistory } from '../session/identityHistory.ts'
import { parseRenderings } from '../delivery/rendering.ts'
import { reconcile, type ReconcileOptions } from './reconcile.ts'

const SIZE = 1000

/** For four times the input, linear code takes four times as long, quadratic code sixteen times. */
const MOST = 10

/** How much longer the ledger takes for four times the input; nothing is cached for its exchanges. */
function growthOf(visit: (size: number) => Exchange[], optionsOf = (_: number): ReconcileOptions => ({})): number {
  const prepare = (size: number) => {
    const [reads, options] = [visit(size).map(parseDelivery), optionsOf(size)]
    return () => {
      reconcile(reads, options)
      buildIdentityHistory(reads)
    }
  }
  return growth(prepare, { from: SIZE, to: 4 * SIZE, most: MOST })
}

describe('a ledger takes time in proportion to the number of', () => {
  it.each(Object.entries(LARGE_VISITS))('%s', (_, exchangesOf) => {
    expect(growthOf(exchangesOf)).toBeLessThan(MOST)
  })

  it('renderings of one token', () => {
    const rendered = (size: number): ReconcileOptions => {
      const execution = Array.from({ length: size }, () => ({ mbox: 'm', data: { eventTokens: ['t'] } }))
      const text = JSON.stringify({ execution })
      const detail = { kind: 'text' as const, text, length: text.length }
      const type = 'at-content-rendering-succeeded'
      return { renderings: parseRenderings({ id: 'e', documentId: 'document-1', time: OPENED + 50, type, detail }) }
    }
    expect(growthOf(equalMboxes, rendered)).toBeLessThan(MOST)
  })
})

describe('in a large ledger', () => {
  it('each of many equal mboxes has its own display, and one more is a duplicate of the first', () => {
    const size = 1000
    const displays = (ids: number, name: string, at: number) =>
      anExchange({
        id: name,
        at,
        source: 'beacon',
        request: {
          notifications: Array.from({ length: ids }, (_, id) => ({
            id: `${name}-${id}`,
            type: 'display',
            timestamp: OPENED + at,
            tokens: ['t'],
            mbox: { name: 'm', state: 's' },
          })),
        },
      })
    const statuses = (...exchanges: Exchange[]) =>
      ledgerOf(...equalMboxes(size), ...exchanges).map(({ display }) => display?.status)
    expect(new Set(statuses(displays(size, 'a', 100)))).toEqual(new Set(['sent']))
    expect(statuses(displays(size, 'a', 100), displays(1, 'b', 200)).indexOf('duplicate')).toBe(0)
  })

  it('many options of one token are one row with each of its decisions', () => {
    expect(ledgerOf(...equalOptions(1000)).map(({ decisions }) => decisions.length)).toEqual([1000])
  })

  it('an altered token of the newest call is found among thousands of older ones', () => {
    const token = 'the-one-that-was-altered-on-its-way'
    const newest = anExchange({
      id: 'newest',
      at: 500,
      response: { prefetch: { mboxes: [{ name: 'm', options: [anOption(token)] }] } },
    })
    const notification = { id: 'n', type: 'display', timestamp: OPENED + 600, mbox: { name: 'm' } }
    const sent = anExchange({
      id: 'sent',
      at: 600,
      source: 'beacon',
      request: { notifications: [{ ...notification, tokens: [token.replace('one', 'ono')] }] },
    })
    const row = ledgerOf(...nearTokens(3000, 0), newest, sent).find(row => row.token === token)
    expect(row?.display?.reasons.map(({ code }) => code)).toContain('tokenAltered')
  })
})
