import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import type { ParsedExchange } from '../dialect/dialect.ts'
import { createReconciler } from './reconcile.ts'

const CALLS = 500

it('a ledger whose location was delivered 500 times leaves nothing behind when it is gone', () => {
  runLong(10)
  const before = heapUsed()
  runLong(CALLS)
  // A text of all moments for each call would take 1.8 MB.
  expect(heapUsed() - before).toBeLessThan(1_000_000)
})

/** One more call at a time, each of the same location in one document. */
function runLong(calls: number): void {
  const reconcile = createReconciler()
  const reads: ParsedExchange[] = []
  for (let at = 0; at < calls; at += 1) {
    reads.push(parseDelivery(aPrefetch([anMbox({ name: 'home' })], { id: `call-${at}`, at: 1_700_000_000_000 + at })))
    reconcile([...reads])
  }
}

function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}
