import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import type { BenchRow } from './row.ts'

/** The results of the newest run of each part. */
const RESULTS = 'bench/results.json'

/** Where and when a part was measured. */
export interface Occasion {
  /** The day, as YYYY-MM-DD. */
  date: string
  cores: number
  /** How many programs wanted a core in the minute before. */
  load: number
}

/** What one part measured. */
export interface PartResults extends Occasion {
  rows: readonly BenchRow[]
}

/** The results of each part that was measured, by its name. */
export type Results = Readonly<Record<string, PartResults>>

/** The machine as it is before a part begins. */
export function occasionNow(): Occasion {
  return {
    date: new Date().toISOString().slice(0, 10),
    cores: availableParallelism(),
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
  }
}

/** Whether others want so much of the machine that small differences mean nothing. */
export function isNoisy({ cores, load }: Occasion): boolean {
  return load > cores / 2
}

/** Replaces a part's results; resolves to all. */
export async function keepResults(part: string, results: PartResults): Promise<Results> {
  const all = { ...(JSON.parse(await readFile(RESULTS, 'utf8')) as Results), [part]: results }
  await writeFile(RESULTS, `${JSON.stringify(all, undefined, 2)}\n`)
  return all
}
