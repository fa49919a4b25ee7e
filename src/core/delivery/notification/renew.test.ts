import { describe, expect, it } from 'vitest'
import { looksFresh, renew } from './renew.ts'

const body = {
  requestId: 'r',
  impressionId: 'p',
  notifications: [{ id: 'a', impressionId: 'i', timestamp: 1, own: 'kept' }, { id: 'b' }, 'no object'],
}
const options = () => {
  let made = 0
  return { now: 99, newId: () => `new-${(made += 1)}`, isKept: () => false }
}

it('gives a resent request fresh ids and the time, where it had them, and keeps everything else in its place', () => {
  expect(JSON.stringify(renew(body, options()))).toBe(
    JSON.stringify({
      requestId: 'new-1',
      impressionId: 'new-2',
      notifications: [{ id: 'new-3', impressionId: 'new-4', timestamp: 99, own: 'kept' }, { id: 'new-5' }, 'no object'],
    }),
  )
})

it('keeps the fields that are marked as kept', () => {
  const isKept = ({ field, index }: { field: string; index: number }): boolean => field === 'id' && index === 0
  const { notifications } = renew(body, { ...options(), isKept })
  expect(notifications).toEqual([
    { id: 'a', impressionId: 'new-3', timestamp: 99, own: 'kept' },
    { id: 'new-4' },
    'no object',
  ])
})

it.each([{}, { notifications: 'none' }])('does not change a body without notifications: %j', odd => {
  expect(renew(odd, options())).toEqual(odd)
})

describe('a value looks as if it was made for its send', () => {
  const SENT = 1_800_000_000_000
  const ID = '0123456789abcdef0123456789abcdef'
  it.each([
    ['id', ID, true],
    ['impressionId', ID.toUpperCase(), true],
    ['requestImpressionId', ID, true],
    ['id', 'my-own-id', false],
    ['id', ID.slice(1), false],
    ['requestId', 7, false],
    ['timestamp', SENT, true],
    ['timestamp', SENT - 3_600_000, true],
    ['timestamp', SENT - 3_600_001, false],
    ['timestamp', SENT + 3_600_001, false],
    ['timestamp', SENT / 1000, false],
    ['timestamp', String(SENT), false],
  ] as const)('%s %j: %j', (field, value, isFresh) => {
    expect(looksFresh({ field, index: 0 }, value, SENT)).toBe(isFresh)
  })
})
