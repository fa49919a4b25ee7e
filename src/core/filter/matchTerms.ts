import { memoize } from '../memoize.ts'
import { compilePattern } from './compilePattern.ts'
import { comparable, knownValues, type ItemField, type ItemFields } from './itemFields.ts'
import { parseTerms } from './parseTerms.ts'
import { isTyped, typedTerms, type FilterTerm, type FilterValue } from './terms.ts'

/** Whether an item passes: it fits every term. */
type Passes<Item> = (item: Item) => boolean

/** The rule that a filter's text describes. */
export function createFilter<Item>(text: string, fields: ItemFields<Item>): Passes<Item> {
  return matchTerms(parseTerms(text, fields.fields), fields)
}

/** The rule that terms describe: each must fit, an excluded one must not. A regular expression that cannot be used fits nothing. */
export function matchTerms<Item>(terms: readonly FilterTerm[], fields: ItemFields<Item>): Passes<Item> {
  const rules = typedTerms(terms).map(term => ruleOf(term, fields))
  return item => rules.every(fits => fits(item))
}

function ruleOf<Item>({ name, values, isExcluded }: FilterTerm, fields: ItemFields<Item>): Passes<Item> {
  const field = fields.fields.find(one => one.name === name)
  const rules = values.filter(isTyped).map(value => (field ? fieldRule(value, field) : wordRule(value, fields)))
  const fits: Passes<Item> = item => rules.some(rule => rule(item))
  return isExcluded ? item => !fits(item) : fits
}

function wordRule<Item>(value: FilterValue, { textsOf, searchText }: ItemFields<Item>): Passes<Item> {
  if (value.kind === 'pattern') {
    const test = testOf(value)
    return item => textsOf(item).some(test)
  }
  const word = value.text.toLowerCase()
  return item => searchText(item).includes(word)
}

function fieldRule<Item>(value: FilterValue, field: ItemField<Item>): Passes<Item> {
  const test = value.kind === 'pattern' ? testOf(value) : textTest(value, field)
  return item => field.valuesOf(item).some(test)
}

function textTest<Item>(
  { text, isWhole }: Extract<FilterValue, { kind: 'text' }>,
  field: ItemField<Item>,
): (value: string) => boolean {
  if (field.known) {
    const named: ReadonlySet<string> = new Set(knownValues(field.known, text))
    return value => named.has(value)
  }
  const wanted = comparable(text, field)
  const fits = isWhole ? 'whole' : field.fits
  return value => {
    const found = comparable(value, field)
    if (fits === 'part') return found.includes(wanted)
    return fits === 'start' ? found.startsWith(wanted) : found === wanted
  }
}

function testOf(value: Extract<FilterValue, { kind: 'pattern' }>): (text: string) => boolean {
  const pattern = compileOnce(value)
  return pattern.kind === 'pattern' ? pattern.test : () => false
}

/** The compiled pattern of a value; made once. */
export const compileOnce = memoize(({ source, ignoresCase }: Extract<FilterValue, { kind: 'pattern' }>) =>
  compilePattern(source, ignoresCase),
)
