import { expect, it } from 'vitest'
import { anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { collectGarbage } from '../../../test/fixtures/heap.ts'
import { callOf } from '../../../test/fixtures/networkCalls.ts'
import type { ParsedExchange } from '../dialect/dialect.ts'
import { DIALECTS } from '../dialect/dialects.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { createRowCount } from './bounds.ts'
import { emptyJournal } from './emptyJournal.ts'
import { record, seenExchanges, stepsOf, type Journal } from './journal.ts'

const CALLS = 10
const countRows = createRowCount(DIALECTS.parse)

it('what was read of a call before the network log had it is not kept beside what is read with the log', async () => {
  const calls = Array.from({ length: CALLS }, (_, at) => aCall(at))
  const observed = record(emptyJournal, calls.flatMap(stepsOf), countRows)
  const early = readsOf(observed).map(read => new WeakRef(read))
  const logged = calls.map(exchange => ({ kind: 'network' as const, call: callOf(exchange) }))
  const journal = record(observed, logged, countRows)
  const reads = readsOf(journal)
  await collectGarbage()
  expect(early.map(read => read.deref())).toEqual(calls.map(() => undefined))
  // The journal, and what is read of it, are there all the time.
  expect(readsOf(journal).every((read, at) => read === reads[at])).toBe(true)
})

function readsOf(journal: Journal): ParsedExchange[] {
  return seenExchanges(journal).map(DIALECTS.parse)
}

function aCall(at: number): Exchange {
  return aPrefetch([anMbox({ name: 'home' })], {
    id: `call-${at}`,
    at: at * 10,
    request: JSON.stringify({ requestId: `request-${at}` }),
  })
}
