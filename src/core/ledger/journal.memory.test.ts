import { expect, it } from 'vitest'
import { anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { leastGrowth } from '../../../test/fixtures/heap.ts'
import { callOf } from '../../../test/fixtures/networkCalls.ts'
import type { ParsedExchange } from '../dialect/dialect.ts'
import { DIALECTS } from '../dialect/dialects.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { createRowCount } from './bounds.ts'
import { emptyJournal } from './emptyJournal.ts'
import { record, seenExchanges, stepsOf, type Journal, type Step } from './journal.ts'

const CALLS = 40
const MBOXES = 50

/** Until the end, so that no collection of one part makes another look small. */
const kept: { journal: Journal; reads: ParsedExchange[] }[] = []

it('what was read of a call before the network log had it is not kept beside what is read with the log', async () => {
  await heapOf(observed => [observed])
  const apart = await heapOf((observed, logged) => [observed, logged])
  const together = await heapOf((observed, logged) => [[...observed, ...logged]])
  // What was read takes more than the call itself.
  expect(apart / together).toBeLessThan(1.3)
})

/** The heap of a journal, with all that is read of it, to which steps came in these parts. */
async function heapOf(partsOf: (observed: Step[], logged: Step[]) => Step[][]): Promise<number> {
  return leastGrowth(round => {
    const countRows = createRowCount(DIALECTS.parse)
    let journal = emptyJournal
    let reads: ParsedExchange[] = []
    const calls = Array.from({ length: CALLS }, (_, at) => aCall(round * CALLS + at))
    const logged = calls.map(exchange => ({ kind: 'network' as const, call: callOf(exchange) }))
    for (const part of partsOf(calls.flatMap(stepsOf), logged)) {
      journal = record(journal, part, countRows)
      reads = seenExchanges(journal).map(DIALECTS.parse)
    }
    kept.push({ journal, reads })
  })
}

function aCall(at: number): Exchange {
  const mboxes = Array.from({ length: MBOXES }, (_, mbox) => anMbox({ name: `mbox-${mbox}` }))
  return aPrefetch(mboxes, { id: `call-${at}`, at: at * 10, request: JSON.stringify({ requestId: `request-${at}` }) })
}
