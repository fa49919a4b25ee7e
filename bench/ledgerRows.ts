import { READING } from '../src/panel/model/reading.ts'
import { measureHeap, measureOneMore } from './oneMore.ts'
import { exactly, medianWithInterval, type BenchRow } from './row.ts'

// Loaded now: module loading must not count.
await READING.load()

/** How often the whole measure is repeated: each gives a median. */
const REPEATS = 5

const PARTS = { core: 'the ledger alone', model: 'with the panel’s model' } as const

const ROW = { browser: 'any', contender: 'Mbox Inspector' } as const

/** The cost of one more exchange in a ledger of 1,000 and of 10,000 rows, and the heap of one to which 100,000 were offered. */
export function ledgerRows(repeats = REPEATS): BenchRow[] {
  const runs = Array.from({ length: repeats }, () => measureOneMore())
  const times = (runs[0] ?? []).map(({ protocol, call, part, rows }, at): BenchRow => {
    const what = `one more ${call} at ${rows.toLocaleString('en')} rows, ${protocol}, ${PARTS[part]}`
    const medians = runs.flatMap(run => run[at]?.median ?? [])
    return { what, ...ROW, unit: 'ms', ...medianWithInterval(medians), limit: '5 ms' }
  })
  const heaps = measureHeap().map(({ protocol, rows, kept, bytes }): BenchRow => {
    const what = `heap with ${rows.toLocaleString('en')} rows offered, ${kept.toLocaleString('en')} kept, ${protocol}`
    return { what, ...ROW, unit: 'B', ...exactly(bytes), limit: '150,000,000 B' }
  })
  return [...times, ...heaps]
}
