import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const FOLDERS = ['src', 'test', 'demo', 'dev']

const textOf = (file: string): Promise<string> => readFile(path.join(ROOT, file), 'utf8')

/** The names of all source files and tests, without their folders. */
async function fileNames(): Promise<string[]> {
  const lists = await Promise.all(FOLDERS.map(folder => readdir(path.join(ROOT, folder), { recursive: true })))
  return lists.flat().map(file => path.basename(file))
}

/** The last cells of the tables of a document, without those of their heads. */
function lastCells(text: string): string[] {
  const rows = text.split('\n').filter(line => line.startsWith('| '))
  return rows
    .map(
      row =>
        row
          .split(' | ')
          .at(-1)
          ?.replace(/\s*\|$/, '')
          .trim() ?? '',
    )
    .filter(cell => !/^(test|-+)$/.test(cell))
}

const namesIn = (text: string): string[] => [...text.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name)

it('each line of what survives what names a test, and tests and parts that exist', async () => {
  const files = new Set(await fileNames())
  const isTest = (name: string): boolean => files.has(`${name}.test.ts`) || files.has(`${name}.test.tsx`)
  const cells = lastCells(await textOf('docs/decisions/survival.md'))
  expect(cells.filter(cell => !namesIn(cell).some(isTest))).toEqual([])
  expect(cells.flatMap(namesIn).filter(name => !isTest(name) && !files.has(`${name}.ts`))).toEqual([])
})

it('each line of what a page can notice names a test that exists, and so does each of what it cannot', async () => {
  const files = new Set(await fileNames())
  const text = await textOf('docs/transparency.md')
  const tests = await textOf('test/observer/noticeable.test.ts')
  const isTitle = (cell: string): boolean => tests.includes(`test('${cell}`) || tests.includes(`test("${cell}`)
  const cells = lastCells(text)
  expect(cells.length).toBeGreaterThan(10)
  expect(cells.filter(cell => !isTitle(cell) && !cell.includes('.test.ts`'))).toEqual([])
  const named = namesIn(text).filter(name => name.endsWith('.test.ts'))
  expect(named.filter(name => !files.has(name))).toEqual([])
})
