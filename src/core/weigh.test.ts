import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { weigh } from './weigh.ts'

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(textsIn)

it('weighs every string of a value, wherever it is, and never less than the cost of its objects', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const texts = textsIn(value).reduce((sum, text) => sum + text.length, 0)
      const objects =
        JSON.stringify(value)
          .replaceAll(/"(?:[^"\\]|\\.)*"/g, '')
          .match(/[[{]/g)?.length ?? 0
      return weigh(value) === texts + 256 * objects
    }),
  )
})

it('weighs a million small reports beyond any bound', () => {
  expect(1_000_000 * weigh({ kind: 'event', detail: { kind: 'none' } })).toBeGreaterThan(128 * 1024 * 1024)
})
