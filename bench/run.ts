import { firstPaint } from './firstPaint.ts'
import { pageCost } from './pageCost.ts'
import { figureText, type BenchRow } from './row.ts'
import { writeTable } from './table.ts'
import { fuzz } from './fuzz.ts'
import { gridOrder } from './gridOrder.ts'
import { hostileLedgers, largeLedgers } from './ledgerSize.ts'
import { oneMoreLines } from './oneMore.ts'

interface Part {
  title: string
  /** Resolves to whether everything passed. */
  run(print: (line: string) => void, range: string | undefined): Promise<boolean>
}

const PARTS: Record<string, Part> = {
  page: { title: 'Content scripts, Chromium:', run: measuring('page', rounds => pageCost('chromium', rounds)) },
  firefox: { title: 'Content scripts, Firefox:', run: measuring('firefox', rounds => pageCost('firefox', rounds)) },
  ledger: {
    title:
      'A ledger of 10,000 rows in 200 calls with 2,000 notifications, those of hostile answers, and one more exchange:',
    run: printing(async () => [...largeLedgers(), ...hostileLedgers(), ...(await oneMoreLines())]),
  },
  grid: { title: 'The order of a grid of 10,000 rows in 20 page loads:', run: printing(gridOrder) },
  panel: {
    title: 'The start of the panel in DevTools, from the navigation to it:',
    run: measuring('panel', firstPaint),
  },
  fuzz: { title: 'The ledger’s rules under damaged bodies:', run: fuzz },
}

/**
 * Runs benchmarks one after the other and prints their results, as ratios within this run. `wanted` names parts, each
 * with a range if it takes one (`fuzz=1000`); empty for all. Resolves to whether everything passed.
 */
export async function run(wanted: readonly string[]): Promise<boolean> {
  let isWell = true
  for (const [name, { title, run: runPart }] of Object.entries(PARTS)) {
    const asked = wanted.find(part => part.split('=')[0] === name)
    if (wanted.length > 0 && asked === undefined) continue
    console.log(title)
    isWell = (await runPart(line => console.log(`  ${line}`), asked?.split('=')[1])) && isWell
  }
  return isWell
}

function printing(measure: () => string[] | Promise<string[]>): Part['run'] {
  return async print => {
    for (const line of await measure()) print(line)
    return true
  }
}

/** A part whose figures are in the guide; its range is the number of rounds. */
function measuring(part: string, measure: (rounds: number | undefined) => Promise<BenchRow[]>): Part['run'] {
  return async (print, range) => {
    const rows = await measure(range === undefined ? undefined : Number(range))
    for (const row of rows)
      print(`${row.what.padEnd(34)} ${row.browser.padEnd(8)} ${row.contender.padEnd(24)} ${figureText(row)}`)
    await writeTable(part, rows)
    return true
  }
}
