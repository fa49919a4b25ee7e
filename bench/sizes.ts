import { budgetedSizes, MOST_BYTES, type Budget } from '../build/sizeBudget.ts'
import { BROWSER_NAMES, BROWSERS, exactly, type BenchRow } from './row.ts'

/** The compressed bytes of what each page or the panel loads, beside the budget that fails the build. */
export async function sizes(): Promise<BenchRow[]> {
  const rows = BROWSER_NAMES.map(async name => {
    const { title: browser, build } = BROWSERS[name]
    const built = Object.entries(await budgetedSizes(build)) as [Budget, number][]
    return built.map(([what, bytes]): BenchRow => {
      const limit = `${MOST_BYTES[what].toLocaleString('en')} B`
      return { what, browser, contender: 'Mbox Inspector', unit: 'B', ...exactly(bytes), limit }
    })
  })
  return (await Promise.all(rows)).flat()
}
