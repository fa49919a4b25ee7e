import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { DIFFERENCES } from '../browser/differences.ts'

const DOC = path.resolve(import.meta.dirname, '../../docs/browser-differences.md')

it('the documentation names every test that only one browser runs, and no other', async () => {
  const text = await readFile(DOC, 'utf8')
  const [table = ''] = text.slice(text.indexOf('| test ')).split('\n\n', 1)
  const rows = table
    .split('\n')
    .filter(line => line.startsWith('| '))
    .slice(2)
  const cells = rows.map(row => row.split(' | ').map(cell => cell.replace(/^\| |\s*\|$/g, '').trim()))
  expect(cells).toEqual(
    DIFFERENCES.map(({ file, test, onlyIn, why }) => [
      `\`${file}\`${test === undefined ? '' : `: ${test}`}`,
      onlyIn === 'chromium' ? 'Chromium' : 'Firefox',
      why,
    ]),
  )
})
