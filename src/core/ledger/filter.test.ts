import { describe, expect, it } from 'vitest'
import { aDisplay, anMbox, aPrefetch, ledgerOf, metricToken, optionToken } from '../../../test/fixtures/exchanges.ts'
import { locationName } from '../dialect/location.ts'
import { namedValues, toggleValue } from '../filter/editTerms.ts'
import { createFilter } from '../filter/matchTerms.ts'
import { ledgerFields } from './filter.ts'
import { rowMarks } from './marks.ts'
import { MARKS, type Mark } from './status.ts'

const refused = { source: 'XHR' as const, response: { status: 200 } }

/** The rows that a filter shows, of a ledger with one row of nearly every kind. */
function shown(filter: string): string[] {
  const rows = ledgerOf(
    aPrefetch([
      anMbox({ name: 'home', content: '<b>Spring sale</b>' }),
      anMbox({ name: 'cart', type: 'json', content: { a: 1 }, metric: metricToken('cart') }),
      anMbox({ name: 'footer' }),
      { index: 0, name: 'members-only' },
    ]),
    aDisplay('home'),
    aDisplay('footer', refused),
  )
  return rows.filter(createFilter(filter, ledgerFields())).map(row => `${locationName(row.location)} ${row.item.kind}`)
}

const all = ['home option', 'cart option', 'cart metric', 'footer option', 'members-only nothing']

describe('the filter', () => {
  const cases: [string, string[]][] = [
    ['', all],
    ['  ', all],
    ['home', ['home option']],
    ['HOME', ['home option']],
    ['spring', ['home option']],
    ['spring sale', ['home option']],
    ['"spring sale"', ['home option']],
    ['"spring sale', ['home option']],
    ['sale spring', ['home option']],
    ['"sale spring"', []],
    ['spring cart', []],
    ['state-of-cart', ['cart option']],
    ['json', ['cart option']],
    ['status:due', ['cart option']],
    ['STATUS:Due', ['cart option']],
    ['status:not-acknowledged', ['footer option']],
    ['status:"not acknowledged"', ['footer option']],
    ['status:not', ['footer option']],
    ['status:due,sent', ['home option', 'cart option']],
    ['status:due status:sent', []],
    ['-status:due,sent', ['cart metric', 'footer option', 'members-only nothing']],
    ['status:not acknowledged', ['footer option']],
    ['status:Not Acknowledged footer', ['footer option']],
    ['status:not acknowledged home', []],
    ['status:due,not acknowledged', ['cart option', 'footer option']],
    ['status:due,nonsense', ['cart option']],
    ['status:due home', []],
    ['status:acknowledged', []],
    ['status:waiting', ['cart metric']],
    ['kind:metric', ['cart metric']],
    ['kind:mbox', all],
    ['activity:home', ['home option']],
    ['activity:"Activity c"', ['cart option']],
    ['activity:nonsense', []],
    ['kind:metric,nothing', ['cart metric', 'members-only nothing']],
    ['kind:metric kind:mbox', ['cart metric']],
    ['-kind:metric cart', ['cart option']],
    ['-cart -footer', ['home option', 'members-only nothing']],
    ['location:o', ['home option', 'footer option', 'members-only nothing']],
    ['location:=home', ['home option']],
    ['location:=hom', []],
    ['location:/^(home|cart)$/ kind:option', ['home option', 'cart option']],
    ['location:/HOME/', []],
    ['location:/HOME/i', ['home option']],
    ['/Spring.*/', ['home option']],
    ['-/^spring/i', ['cart option', 'cart metric', 'footer option', 'members-only nothing']],
    ['/(/', []],
    ['offer:"spring sale"', ['home option']],
    ['state:state-of-c', ['cart option']],
    ['display:sent', ['home option']],
    ['click:waiting', ['cart metric']],
    ['is:failure', ['footer option']],
    ['-is:failure -kind:nothing', ['home option', 'cart option', 'cart metric']],
    ['is:due', ['cart option']],
    ['is:yours', []],
    ['kind:view', []],
    [`token:${optionToken('home').slice(0, 6)}`, ['home option']],
    [`token:${metricToken('cart')}`, ['cart metric']],
    ['token:nowhere', []],
    ['colour:red', []],
    ['status:', all],
    ['STATUS:', all],
    ['status:,', all],
    ['status:""', all],
    ['kind:', all],
    ['token:', all],
    ['activity:', all],
    ['kind: cart', ['cart option', 'cart metric']],
    ['status: status:due', ['cart option']],
    ['kind:metric kind:', ['cart metric']],
  ]
  it.each(cases)('%j', (filter, rows) => {
    expect(shown(filter)).toEqual(rows)
  })
})

it.each(MARKS)('the term for %s filters by just that status', status => {
  const { fields } = ledgerFields()
  expect(namedValues(toggleValue('', { key: 'status', value: status }, fields), 'status', fields)).toEqual([status])
})

it('a row counts under the status of its display and of its click', () => {
  const rows = ledgerOf(aPrefetch([anMbox({ name: 'home', metric: metricToken('home') }), { name: 'none' }]))
  expect(rows.map(rowMarks)).toEqual([['due'], ['waiting'], []])
})

describe('a status toggled in a filter', () => {
  const cases: [string, Mark, string][] = [
    ['', 'due', 'status:due'],
    ['home', 'not acknowledged', 'home status:not-acknowledged'],
    ['home status:due', 'due', 'home'],
    ['status:misma home', 'mismatch', 'home'],
    ['status:due home', 'sent', 'status:due,sent home'],
    ['-status:due home', 'due', '-status:due home status:due'],
    ['status:due home status:"due"', 'due', 'home'],
    ['status:due,sent', 'due', 'status:sent'],
    ['status:d', 'due', 'status:duplicate'],
    ['status:not acknowledged "spring sale"', 'not acknowledged', '"spring sale"'],
    ['status:counted on delivery', 'counted on delivery', ''],
  ]
  it.each(cases)('%j and %s give %j', (filter, status, toggled) => {
    expect(toggleValue(filter, { key: 'status', value: status }, ledgerFields().fields)).toBe(toggled)
  })
})
