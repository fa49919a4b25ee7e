import os from 'node:os'
import { firstPaint } from './firstPaint.ts'
import { fuzz } from './fuzz.ts'
import { gridOrder } from './gridOrder.ts'
import { growth } from './growth.ts'
import { ledgerRows } from './ledgerRows.ts'
import { hostileLedgers, largeLedgers } from './ledgerSize.ts'
import { pageCost } from './pageCost.ts'
import { keepResults, occasionNow } from './results.ts'
import { figureText, type BenchRow } from './row.ts'
import { sizes } from './sizes.ts'
import { TABLE_PARTS, writeTables } from './table.ts'

interface Part {
  title: string
  /** Resolves to whether everything passed. */
  run(print: (line: string) => void, range: string | undefined): Promise<boolean>
}

const PARTS: Record<string, Part> = {
  sizes: { title: 'Compressed bytes of the build:', run: measuring('sizes', sizes) },
  more: { title: 'One more exchange in a ledger, and its heap:', run: measuring('more', ledgerRows) },
  page: { title: 'Content scripts, Chromium:', run: measuring('page', rounds => pageCost('chromium', rounds)) },
  firefox: { title: 'Content scripts, Firefox:', run: measuring('firefox', rounds => pageCost('firefox', rounds)) },
  panel: {
    title: 'The start of the panel in DevTools, from the start of its document:',
    run: measuring('panel', firstPaint),
  },
  growth: { title: 'Growth, Chromium:', run: measuring('growth', count => growth('chromium', count)) },
  growthFirefox: { title: 'Growth, Firefox:', run: measuring('growthFirefox', count => growth('firefox', count)) },
  ledger: {
    title: 'A ledger of 10,000 rows in 200 calls with 2,000 notifications from scratch, and those of hostile answers:',
    run: printing(() => [...largeLedgers(), ...hostileLedgers()]),
  },
  grid: { title: 'The order of a grid of 10,000 rows in 20 page loads:', run: printing(gridOrder) },
  fuzz: { title: 'The ledger’s rules under damaged bodies:', run: fuzz },
}

/**
 * Runs benchmarks one after the other and prints their results. `wanted` names parts, each
 * with a range if it takes one (`fuzz=1000`); empty for all whose figures are in the guide. Resolves to whether everything passed; throws for an unknown part.
 */
export async function run(wanted: readonly string[]): Promise<boolean> {
  comeFirst()
  let isWell = true
  for (const asked of wanted.length > 0 ? wanted : TABLE_PARTS) {
    const [name = '', range] = asked.split('=')
    const part = PARTS[name]
    if (!part) throw new Error(`No part of the benchmark is named "${name}"`)
    console.log(part.title)
    isWell = (await part.run(line => console.log(`  ${line}`), range)) && isWell
  }
  return isWell
}

/** Before other programs, where the system allows that: only root may. */
function comeFirst(): void {
  try {
    os.setPriority(os.constants.priority.PRIORITY_HIGH)
  } catch {
    // The tables state the load.
  }
}

function printing(measure: () => string[] | Promise<string[]>): Part['run'] {
  return async print => {
    for (const line of await measure()) print(line)
    return true
  }
}

/** A part whose figures are in the guide; its range is the number of rounds. */
function measuring(part: string, measure: (rounds?: number) => BenchRow[] | Promise<BenchRow[]>): Part['run'] {
  return async (print, range) => {
    const occasion = occasionNow()
    const rows = await measure(range === undefined ? undefined : Number(range))
    for (const row of rows)
      print(`${row.what.padEnd(34)} ${row.browser.padEnd(8)} ${row.contender.padEnd(24)} ${figureText(row)}`)
    await writeTables(await keepResults(part, { ...occasion, rows }))
    return true
  }
}
