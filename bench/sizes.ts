import { budgetedSizes, MOST_BYTES, type Budget } from '../build/sizeBudget.ts'
import { exactly, type BenchRow } from './row.ts'

const BUILDS = { Chromium: 'dist/chrome', Firefox: 'dist/firefox' } as const

/** The compressed bytes of what each page or the panel loads, beside the budget that fails the build. */
export async function sizes(): Promise<BenchRow[]> {
  const browsers = Object.keys(BUILDS) as (keyof typeof BUILDS)[]
  const rows = browsers.map(async browser => {
    const built = Object.entries(await budgetedSizes(BUILDS[browser])) as [Budget, number][]
    return built.map(([what, bytes]): BenchRow => {
      const limit = `${MOST_BYTES[what].toLocaleString('en')} B`
      return { what, browser, contender: 'Mbox Inspector', unit: 'B', ...exactly(bytes), limit }
    })
  })
  return (await Promise.all(rows)).flat()
}
