import { frameCost } from './frameCost.ts'

/** Runs the benchmarks one after the other and prints what each found, as ratios within this run. */
export async function run(): Promise<void> {
  console.log('Content scripts on a page of 20 frames without Target:')
  for (const line of await frameCost()) console.log(`  ${line}`)
}
