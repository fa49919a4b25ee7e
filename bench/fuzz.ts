import { brokenRule } from '../test/fixtures/generateChecks.ts'

const CASES = 1_000_000

/** The most failures that are printed; one is enough to look at. */
const MAX_PRINTED = 5

/**
 * Checks the ledger's rules on a million damaged visits with the seeds 0, 1, 2, …; `range` is `COUNT` or `COUNT@SEED`
 * for others. Prints the rate and each failure with its seed; resolves to true when there was no failure.
 */
export async function fuzz(print: (line: string) => void, range = ''): Promise<boolean> {
  const [count = CASES, first = 0] = range === '' ? [] : range.split('@').map(Number)
  const start = performance.now()
  let failures = 0
  for (let seed = first; seed < first + count; seed += 1) {
    const broken = brokenRule(seed)
    if (broken === undefined) continue
    failures += 1
    if (failures <= MAX_PRINTED) print(`seed ${seed}: ${broken} (again: npm run bench -- fuzz=1@${seed})`)
  }
  const seconds = (performance.now() - start) / 1000
  print(`${count} cases in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} a second, ${failures} failures`)
  return failures === 0
}
