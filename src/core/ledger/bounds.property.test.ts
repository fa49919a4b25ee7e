import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anExchange, anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { createRowCount, MAX_ROWS } from './bounds.ts'
import { fitImport } from './importBounds.ts'
import { emptyJournal } from './emptyJournal.ts'
import { record, stepsOf, type Journal } from './journal.ts'

/** How many rows each exchange is for, by its id. */
const countRows = ({ id }: Exchange): number => Number(id.split(' ')[1])

const rowsOf = (exchanges: Iterable<Exchange>): number =>
  [...exchanges].reduce((sum, exchange) => sum + countRows(exchange), 0)

/** Exchanges for some rows each, in batches. */
const batches = (place = 'document-1') =>
  fc.array(fc.array(fc.oneof(fc.nat(MAX_ROWS >> 2), fc.nat(MAX_ROWS * 2)), { maxLength: 4 })).map(sizes => {
    let next = 0
    return sizes.map(batch =>
      batch.map(rows => ({ ...anExchange({ id: `${place}/${(next += 1)} ${rows}`, at: next }), documentId: place })),
    )
  })

describe('the rows that a journal keeps, whatever comes,', () => {
  it('are within their bound or those of one call; the oldest calls are dropped whole, and counted', () => {
    fc.assert(
      fc.property(batches(), all => {
        let journal: Journal = emptyJournal
        for (const [at, batch] of all.entries()) {
          journal = record(journal, batch.flatMap(stepsOf), countRows)
          const recorded = all.slice(0, at + 1).flat()
          const kept = [...journal.exchanges.keys()]
          expect(kept).toEqual(recorded.slice(journal.dropped).map(({ id }) => id))
          expect(kept.length).toBeGreaterThanOrEqual(Math.min(recorded.length, 1))
          if (kept.length > 1) expect(rowsOf(journal.exchanges.values())).toBeLessThanOrEqual(MAX_ROWS)
        }
      }),
    )
  })

  it('are as many as the bound allows: with the call that was dropped last there would be more', () => {
    fc.assert(
      fc.property(batches(), all => {
        const recorded = all.flat()
        const { exchanges, dropped } = record(emptyJournal, recorded.flatMap(stepsOf), countRows)
        const last = recorded.slice(0, dropped).slice(-1)
        if (last.length > 0) expect(rowsOf([...last, ...exchanges.values()])).toBeGreaterThan(MAX_ROWS)
      }),
    )
  })

  it('are, of a file, those of its first calls within the same bound, beside earlier imports', () => {
    fc.assert(
      fc.property(batches('import/a'), batches('import/b'), (earlier, all) => {
        const take = (journal: Journal, exchanges: Exchange[]) =>
          fitImport(journal, exchanges.flatMap(stepsOf), countRows)
        const known = record(emptyJournal, take(emptyJournal, earlier.flat()).steps, countRows)
        const { steps, left, bound } = take(known, all.flat())
        const journal = record(known, steps, countRows)
        expect(rowsOf(journal.exchanges.values())).toBeLessThanOrEqual(MAX_ROWS)
        expect([journal.dropped, journal.exchanges.size]).toEqual([0, known.exchanges.size + all.flat().length - left])
        expect(bound).toBe(left > 0 ? 'rows' : undefined)
      }),
    )
  })
})

it('a call is for a row of each thing that it delivers and each notification', () => {
  const count = createRowCount(parseDelivery)
  expect(count(aPrefetch(['a', 'b', 'c'].map(name => anMbox({ name }))))).toBe(3)
  const notifications = [1, 2].map(id => ({ id: `n${id}`, type: 'display', tokens: ['t'], mbox: { name: 'a' } }))
  expect(count(anExchange({ request: { notifications } }))).toBe(2)
})
