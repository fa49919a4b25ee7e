import { describe, expect, it } from 'vitest'
import { completeTerms, countValues, type CountedValue } from './completeTerms.ts'
import { addValue } from './editTerms.ts'
import type { ItemField, ItemFields } from './itemFields.ts'
import { findHints } from './findHints.ts'

interface Thing {
  name: string
  status: string
}

const NAME: ItemField<Thing> = { name: 'name', fits: 'part', valuesOf: ({ name }) => [name] }
const STATUS: ItemField<Thing> = {
  name: 'status',
  fits: 'whole',
  known: ['due', 'duplicate', 'not sent'],
  valuesOf: ({ status }) => [status],
}
const FIELDS: ItemFields<Thing> = {
  fields: [NAME, STATUS],
  textsOf: ({ name, status }) => [name, status],
  searchText: ({ name, status }) => `${name}\n${status}`.toLowerCase(),
}
const THINGS: readonly Thing[] = [
  { name: 'home', status: 'due' },
  { name: 'home', status: 'not sent' },
  { name: 'the home page', status: 'due' },
  { name: 'cart', status: 'duplicate' },
]

describe('what is doubtful in a filter', () => {
  it.each([
    ['staus:due', [{ kind: 'unknown name', name: 'staus', meant: 'status' }]],
    ['-nam:x', [{ kind: 'unknown name', name: 'nam', meant: 'name' }]],
    ['colour:red', [{ kind: 'unknown name', name: 'colour', meant: undefined }]],
    ['status:duo', [{ kind: 'unknown value', name: 'status', value: 'duo', meant: 'due' }]],
    ['status:d', []],
    ['status:not sent', []],
    ['https://shop.test/path 10:31 "staus:due"', []],
    ['"home page', [{ kind: 'open quote' }]],
    ['name:/(/ x', [{ kind: 'pattern', error: 'broken', source: '(' }]],
    ['/a(?=b)/', [{ kind: 'pattern', error: 'unsupported', source: 'a(?=b)' }]],
    ['/home.*', [{ kind: 'open pattern', source: '/home.*' }]],
    ['/rest/v1/delivery /home', []],
    ['status: -', []],
  ])('%s', (text, hints) => {
    expect(findHints(text, FIELDS.fields)).toEqual(hints)
  })
})

/** What is offered where the text has a `|`. */
function offered(marked: string, isAsked = false) {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  const valuesOf = (
    field: ItemField<Thing>,
    others: Parameters<typeof countValues<Thing>>[1]['others'],
  ): CountedValue[] => countValues(THINGS, { field, others, fields: FIELDS })
  const found = completeTerms(text, { caret, isAsked, fields: FIELDS.fields, valuesOf })
  return found?.offered.map(one => {
    const count = one.kind === 'value' ? ` (${one.count})` : ''
    return `${text.slice(0, found.from)}${one.inserted}|${text.slice(found.to)}${count}`
  })
}

describe('a completion', () => {
  it.each([
    ['na|', ['name:|']],
    ['cart -st|', ['cart -status:|']],
    ['cart|', undefined],
    ['"na|', undefined],
    ['name:|', ['name:=home| (2)', 'name:=cart| (1)', 'name:="the home page"| (1)']],
    ['name:ho|', ['name:=home| (2)', 'name:="the home page"| (1)']],
    ['name:HO| cart', undefined],
    ['name:ho| status:due', ['name:=home| status:due (1)', 'name:="the home page"| status:due (1)']],
    ['status:d|', ['status:due| (2)', 'status:duplicate| (1)']],
    ['status:due|', undefined],
    ['status:due,n|', ['status:due,not-sent| (1)']],
    ['status:d| name:home', ['status:due| name:home (2)']],
    ['-status:d|', ['-status:due| (2)', '-status:duplicate| (1)']],
    ['name:/h|/', undefined],
    ['home |', undefined],
  ])('of %s', (marked, completed) => {
    expect(offered(marked)).toEqual(completed)
  })

  it('offers all names when it is asked for', () => {
    expect(offered('home |', true)).toEqual(['home name:|', 'home status:|'])
  })
})

describe('a value that is added', () => {
  it.each([
    ['', { key: 'name', value: 'home', excluded: false }, 'name:=home'],
    ['cart', { key: 'name', value: 'a "b", c', excluded: true }, String.raw`cart -name:="a \"b\", c"`],
    ['', { key: 'status', value: 'not sent', excluded: false }, 'status:not-sent'],
    ['name:=home cart', { key: 'name', value: 'home', excluded: true }, 'cart -name:=home'],
    ['name:=home', { key: 'name', value: 'home', excluded: false }, 'name:=home'],
    ['cart', { key: 'colour', value: 'red', excluded: false }, 'cart'],
  ])('to %j: %j', (text, wanted, result) => {
    expect(addValue(text, wanted, FIELDS.fields)).toBe(result)
  })
})
