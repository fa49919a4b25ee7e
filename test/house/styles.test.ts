import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const VIEW = 'src/panel/view'

/** The style sheets that one imports, in their order. */
const importsOf = (sheet: string) =>
  [...readFileSync(`${VIEW}/${sheet}`, 'utf8').matchAll(/@import '\.\/(.+?)'/g)].map(([, file = '']) => file)

/** The classes that a style sheet names. */
const classesIn = (file: string) => {
  const rules = readFileSync(`${VIEW}/${file}`, 'utf8').replaceAll(/\/\*.*?\*\//gs, '')
  return new Set([...rules.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name))
}

it('what the start overrides for low panels and forced colours is not styled by the sheets that come later and would win', () => {
  const later = importsOf('later.css').filter(file => !file.includes('forced'))
  const start = importsOf('panel.css')
  const own = new Set(start.filter(file => !/forced|low/.test(file)).flatMap(file => [...classesIn(file)]))
  const overriding = start.filter(file => /forced|low/.test(file))
  expect(overriding).toEqual(['css/low.css', 'css/forced.css'])
  const laterOnly = new Set(later.flatMap(file => [...classesIn(file)]).filter(name => !own.has(name)))
  expect(overriding.flatMap(file => [...classesIn(file)]).filter(name => laterOnly.has(name))).toEqual([])
})

it('what overrides the later sheets for forced colours comes after them', () => {
  expect(importsOf('later.css').at(-1)).toBe('css/forced-rows.css')
})
