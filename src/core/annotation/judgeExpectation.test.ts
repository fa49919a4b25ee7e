import { describe, expect, it } from 'vitest'
import { STATUSES, type Status } from '../ledger/status.ts'
import {
  currentExpectable,
  EXPECTABLE,
  expectableOf,
  judgeExpectation,
  type ExpectationResult,
} from './judgeExpectation.ts'

const OTHERWISE = Symbol('every other status')

type Expected = Partial<Record<Status, ExpectationResult>> & { [OTHERWISE]: ExpectationResult }

const NOTHING_SENT: Partial<Record<Status, ExpectationResult>> = { due: 'open', waiting: 'open', held: 'open' }
const REPORTED: Partial<Record<Status, ExpectationResult>> = {
  sent: 'expected',
  accepted: 'expected',
  acknowledged: 'expected',
  'counted on delivery': 'expected',
}

const cases: [expected: string, Expected][] = [
  ['displayed', { ...REPORTED, waiting: 'open', held: 'open', [OTHERWISE]: 'unexpected' }],
  ['not displayed', { due: 'expected', waiting: 'expected', held: 'open', [OTHERWISE]: 'unexpected' }],
  ['clicked', { ...REPORTED, ...NOTHING_SENT, [OTHERWISE]: 'unexpected' }],
  ['not clicked', { due: 'expected', waiting: 'expected', held: 'open', [OTHERWISE]: 'unexpected' }],
  ['duplicate', { ...NOTHING_SENT, duplicate: 'expected', [OTHERWISE]: 'unexpected' }],
  ['mismatch', { ...NOTHING_SENT, mismatch: 'expected', [OTHERWISE]: 'unexpected' }],
  ['rejected', { ...NOTHING_SENT, sent: 'open', rejected: 'expected', [OTHERWISE]: 'unexpected' }],
  ['not acknowledged', { ...NOTHING_SENT, sent: 'open', 'not acknowledged': 'expected', [OTHERWISE]: 'unexpected' }],
  ['something of a later version', { [OTHERWISE]: 'open' }],
  ['constructor', { [OTHERWISE]: 'open' }],
]

it.each(cases)('the expectation %j is met, missed or still open by each status', (expected, results) => {
  for (const status of STATUSES)
    expect([status, judgeExpectation(expected, status)]).toEqual([status, results[status] ?? results[OTHERWISE]])
})

describe('the choices', () => {
  it.each<[Status, 'display' | 'click', string | undefined]>([
    ['duplicate', 'display', 'duplicate'],
    ['due', 'display', 'not displayed'],
    ['waiting', 'display', 'not displayed'],
    ['waiting', 'click', 'not clicked'],
    ['acknowledged', 'display', 'displayed'],
    ['sent', 'click', 'clicked'],
    ['held', 'display', undefined],
  ])('of a row that is %s begin with what its %s meets now: %s', (status, event, current) => {
    expect(currentExpectable(event, status)).toBe(current)
    expect(expectableOf(event, status)[0]).toBe(current ?? EXPECTABLE[event][0])
  })

  it('are the same ones for every status', () => {
    for (const status of STATUSES)
      expect(expectableOf('display', status).toSorted()).toEqual(EXPECTABLE.display.toSorted())
  })
})
