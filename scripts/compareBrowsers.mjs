import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isNamedBy } from '../test/browser/isNamedBy.mjs'
import { ROOT } from './runCommand.mjs'

/** What only one browser can run, and what would be the same in the other. */
const [DIFFERENCES, ALIKE] = ['differences', 'alike'].map(name => path.join(ROOT, `test/browser/${name}.json`))

/**
 * Compares the tests that ran in each browser with the table of differences. `ran` holds pairs of file and full name
 * for each project, `skipped` counts the tests that did not run. Resolves to how many tests ran in both, and to a
 * sentence for each test that ran in only one browser and is not in the table, or is in the table and ran differently. The
 * table names tests, groups of them and whole files.
 */
export async function compareBrowsers(ran, skipped) {
  const [differences, alike] = (await Promise.all([DIFFERENCES, ALIKE].map(file => readFile(file, 'utf8')))).map(text =>
    JSON.parse(text),
  )
  const table = [...differences, ...alike]
  const [chromium, firefox] = [keysOf(ran.chromium), keysOf(ran.firefox)]
  const both = [...chromium].filter(key => firefox.has(key))
  const alone = [...without(chromium, firefox, 'chromium'), ...without(firefox, chromium, 'firefox')]
  const isNamed = one => table.some(difference => describes(difference, one))
  const unnamed = alone.filter(one => !isNamed(one)).map(one => `${one.file}: "${one.test}" ran in ${one.onlyIn} only.`)
  const idle = table.filter(difference => !alone.some(one => describes(difference, one)))
  const unmet = idle.map(
    ({ file, test = 'any test' }) =>
      `${file}: "${test}" is in ${path.basename(DIFFERENCES)} or ${path.basename(ALIKE)}, but it ran in both browsers.`,
  )
  const ofTable = table.filter(({ test }) => test !== undefined)
  const named = alone.filter(one => ofTable.some(difference => describes(difference, one))).length
  const idleTests = skipped === named ? [] : [`${skipped} tests were skipped, and the table names ${named}.`]
  return { both: both.length, differences: differences.length, failures: [...unnamed, ...unmet, ...idleTests] }
}

function describes(difference, one) {
  const { file, onlyIn } = difference
  return file === one.file && isNamedBy(difference, one.test) && onlyIn === one.onlyIn
}

function keysOf(pairs = []) {
  return new Set(pairs.map(pair => JSON.stringify(pair)))
}

function without(keys, others, onlyIn) {
  return [...keys]
    .filter(key => !others.has(key))
    .map(key => ({ file: JSON.parse(key)[0], test: JSON.parse(key)[1], onlyIn }))
}
