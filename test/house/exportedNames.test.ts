import { readdirSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'

/** Modules that load others as one part of the code, and so repeat the names of what they load. */
const PARTS: ReadonlySet<string> = new Set(['panel/model/readCalls.ts'])

/** The names that a module exports, in whatever way: its declarations, its lists and what it exports of other modules. */
function exportsOf(file: string, text: string): string[] {
  const { errors, module } = parseSync(file, text)
  expect(errors, file).toEqual([])
  const names = module.staticExports.flatMap(({ entries }) =>
    entries.map(
      ({ exportName, importName }) => exportName.name ?? (importName.kind === 'AllButDefault' ? '*' : 'default'),
    ),
  )
  // A function has an entry for each of its overloads.
  return [...new Set(names)]
}

it('each exported name of the source exists once', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    file => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !PARTS.has(file),
  )
  const places = new Map<string, string[]>()
  for (const file of files) {
    for (const name of exportsOf(file, readFileSync(`src/${file}`, 'utf8'))) {
      places.set(name, [...(places.get(name) ?? []), file])
    }
  }
  expect(places.size).toBeGreaterThan(500)
  // Its names cannot be seen.
  expect(places.get('*')).toBeUndefined()
  expect([...places].filter(([, found]) => found.length > 1)).toEqual([])
})
