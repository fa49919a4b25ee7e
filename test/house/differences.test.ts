import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { ALIKE, DIFFERENCES, type Difference } from '../browser/differences.ts'
import { OUTCOMES } from '../browser/outcomes.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** The cells of the documentation's table whose first column has this head. */
async function tableOf(head: string): Promise<string[][]> {
  const text = await readFile(path.join(ROOT, 'docs/browser-differences.md'), 'utf8')
  const [table = ''] = text.slice(text.indexOf(`\n| ${head} `) + 1).split('\n\n', 1)
  const rows = table
    .split('\n')
    .filter(line => line.startsWith('| '))
    .slice(2)
  return rows.map(row => row.split(' | ').map(cell => cell.replace(/^\| |\s*\|$/g, '').trim()))
}

/** A test, a group or a whole file, as the documentation names it. */
function nameOf({ file, test }: Difference): string {
  return `\`${file}\`${test === undefined ? '' : `: ${test}`}`
}

it('the documentation names every test that only one browser runs, and no other', async () => {
  expect(await tableOf('test')).toEqual(
    DIFFERENCES.map(one => [nameOf(one), one.onlyIn === 'chromium' ? 'Chromium' : 'Firefox', one.why]),
  )
})

it('the documentation names every test that one browser runs for both, and no other', async () => {
  expect(await tableOf('test that Firefox would pass alike')).toEqual(ALIKE.map(one => [nameOf(one), one.why]))
  expect(ALIKE.filter(({ onlyIn }) => onlyIn !== 'chromium')).toEqual([])
})

it('the documentation names every outcome that is another in each browser, and no other', async () => {
  expect(await tableOf('what')).toEqual(
    OUTCOMES.map(({ what, chromium, firefox, why }) => [what, chromium, firefox, why]),
  )
})

it('each outcome that is another in each browser is what a test expects, and no test asks for the browser’s name', async () => {
  const folder = path.join(ROOT, 'test/e2e')
  const names = (await readdir(folder)).filter(name => name.endsWith('.test.ts'))
  const tests = await Promise.all(names.map(name => readFile(path.join(folder, name), 'utf8')))
  expect(OUTCOMES.filter(({ what }) => !tests.some(text => text.includes(`'${what}'`)))).toEqual([])
  expect(names.filter((_, index) => /name [!=]== '(chromium|firefox)'/.test(tests[index] ?? ''))).toEqual([])
})
