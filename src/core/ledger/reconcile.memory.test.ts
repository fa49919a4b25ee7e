import { expect, it } from 'vitest'
import { anMbox, aPrefetch, OPENED, optionToken } from '../../../test/fixtures/exchanges.ts'
import { leastGrowth } from '../../../test/fixtures/heap.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import type { ParsedExchange } from '../dialect/dialect.ts'
import type { Rendering } from '../dialect/rendering.ts'
import { normaliseOnce } from './nearToken.ts'
import { createReconciler, type Reconciler } from './reconcile.ts'

const CALLS = 500

/** A text of all moments for each call takes 1.8 MB. */
const MOST = 1_000_000

const MOST_OF_TOKENS = 5_000_000

it('a ledger whose location was delivered 500 times leaves nothing behind when it is gone', async () => {
  runLong(createReconciler(), deliveries(10))
  const grown = await leastGrowth(round => runLong(createReconciler(), deliveries(CALLS, round * CALLS)), MOST)
  expect(grown).toBeLessThan(MOST)
})

it('a ledger keeps no renderings in parts for each of the 500 times that their location was delivered', async () => {
  const reads = deliveries(CALLS)
  const [{ documentId } = { documentId: '' }] = reads.map(({ exchange }) => exchange)
  const location = { kind: 'mbox' as const, name: 'home' }
  const token = optionToken('home')
  const rendering: Rendering = { documentId, time: OPENED, token, location, failure: undefined }
  const ledgers: Reconciler[] = []
  const grown = await leastGrowth(() => {
    const reconcile = createReconciler()
    ledgers.push(reconcile)
    runLong(reconcile, reads, [rendering])
  }, MOST)
  for (const reconcile of ledgers)
    expect(reconcile(reads, { renderings: [rendering] })[0]?.renderings).toEqual([rendering])
  expect(grown).toBeLessThan(MOST)
})

it('a ledger does not keep every token that it ever compared: of 100,000 it keeps less than 5 MB', async () => {
  const kept: ReturnType<typeof normaliseOnce>[] = []
  const grown = await leastGrowth(() => {
    const normalise = normaliseOnce()
    kept.push(normalise)
    for (let at = 0; at < 100_000; at += 1) normalise(optionToken(`option ${at}`))
  }, MOST_OF_TOKENS)
  expect(grown).toBeLessThan(MOST_OF_TOKENS)
  expect([...new Set(kept.map(normalise => normalise('a-b==')))]).toEqual(['a+b'])
})

function deliveries(calls: number, from = 0): ParsedExchange[] {
  return Array.from({ length: calls }, (_, at) =>
    parseDelivery(aPrefetch([anMbox({ name: 'home' })], { id: `call-${at}`, at: from + at })),
  )
}

/** One more call at a time, each of the same location in one document. */
function runLong(reconcile: Reconciler, reads: readonly ParsedExchange[], renderings?: readonly Rendering[]): void {
  const options = renderings ? { renderings } : {}
  for (let count = 1; count <= reads.length; count += 1) reconcile(reads.slice(0, count), options)
}
