import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addValue } from './editTerms.ts'
import type { ItemFields } from './itemFields.ts'
import { createFilter } from './matchTerms.ts'
import { parseTerms } from './parseTerms.ts'
import { printTerms, type NewTerm } from './printTerms.ts'

/** An item of an invented view. */
interface Thing {
  name: string
  kinds: readonly string[]
}

const FIELDS: ItemFields<Thing> = {
  fields: [
    { name: 'name', fits: 'part', valuesOf: ({ name }) => [name] },
    { name: 'kind', fits: 'whole', valuesOf: ({ kinds }) => kinds },
  ],
  textsOf: ({ name, kinds }) => [name, ...kinds],
  searchText: ({ name, kinds }) => [name, ...kinds].join('\n').toLowerCase(),
}

const signs = fc.constantFrom(...'ab- ,":=/\\\n\ré.'.split(''), 'name:', 'kind:')
const anyText = fc.array(signs, { minLength: 1, maxLength: 6 }).map(parts => parts.join(''))
const aText = fc.record({ kind: fc.constant('text' as const), text: anyText, isWhole: fc.boolean() })
const aPattern = fc.record({
  kind: fc.constant('pattern' as const),
  source: fc.constantFrom('a', 'a b', '^a,b$', '[/]', String.raw`\/`, 'a"b', '('),
  ignoresCase: fc.boolean(),
})
const aWord: fc.Arbitrary<NewTerm> = fc.record({
  isExcluded: fc.boolean(),
  name: fc.constant(undefined),
  values: fc.tuple(
    fc.oneof(
      aText.map(value => ({ ...value, isWhole: false })),
      aPattern,
    ),
  ),
})
const aNamed: fc.Arbitrary<NewTerm> = fc.record({
  isExcluded: fc.boolean(),
  name: fc.constantFrom('name', 'kind'),
  values: fc.array(fc.oneof(aText, aPattern), { minLength: 1, maxLength: 3 }),
})
const someTerms = fc.array(fc.oneof(aWord, aNamed), { maxLength: 4 })
const someThings = fc.array(
  fc.record({ name: anyText, kinds: fc.array(fc.constantFrom('a', 'b', 'a b'), { maxLength: 2 }) }),
  { maxLength: 6 },
)

function read(text: string): NewTerm[] {
  return parseTerms(text, FIELDS.fields).map(({ isExcluded, name, values }) => ({
    isExcluded,
    name,
    values: values.map(value =>
      value.kind === 'text'
        ? { kind: value.kind, text: value.text, isWhole: value.isWhole }
        : { kind: value.kind, source: value.source, ignoresCase: value.ignoresCase },
    ),
  }))
}

function shown(things: readonly Thing[], text: string): Thing[] {
  return things.filter(createFilter(text, FIELDS))
}

describe('a filter', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(someTerms, terms => {
        expect(read(printTerms(terms))).toEqual(terms)
      }),
    )
  })

  it('has terms that lie behind one another in its text, whatever that is', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string()), text => {
        const ranges = parseTerms(text, FIELDS.fields).flatMap(({ from, to }) => [from, to])
        expect(ranges).toEqual(ranges.toSorted((a, b) => a - b))
        const rest = parseTerms(text, FIELDS.fields).reduceRight(
          (left, { from, to }) => left.slice(0, from) + left.slice(to),
          text,
        )
        expect(rest.trim()).toBe('')
      }),
    )
  })

  it('shows what fits all of its terms', () => {
    fc.assert(
      fc.property(someTerms, someThings, (terms, things) => {
        const one = things.filter(thing => terms.every(term => shown([thing], printTerms([term])).length > 0))
        expect(shown(things, printTerms(terms))).toEqual(one)
      }),
    )
  })

  it('hides by an excluded term exactly what that term shows', () => {
    fc.assert(
      fc.property(fc.oneof(aWord, aNamed), someThings, (term, things) => {
        const isTyped = term.values.some(value => value.kind === 'pattern' || value.text.trim() !== '')
        fc.pre(isTyped)
        const [plain, excluded] = [false, true].map(isExcluded => shown(things, printTerms([{ ...term, isExcluded }])))
        expect(things.filter(thing => !plain?.includes(thing))).toEqual(excluded)
      }),
    )
  })

  it('shows exactly what has a value that is added, or hides it', () => {
    fc.assert(
      fc.property(anyText, someThings, fc.boolean(), (value, things, excluded) => {
        fc.pre(value.trim() !== '')
        const text = addValue('', { key: 'name', value, excluded }, FIELDS.fields)
        const has = ({ name }: Thing): boolean => name.toLowerCase() === value.toLowerCase()
        expect(shown(things, text)).toEqual(things.filter(thing => has(thing) !== excluded))
      }),
    )
  })
})
