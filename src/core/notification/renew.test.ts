import { expect, it } from 'vitest'
import { renew } from './renew.ts'

const body = {
  requestId: 'r',
  impressionId: 'page',
  notifications: [{ id: 'a', impressionId: 'i', timestamp: 1, own: 'kept' }, { id: 'b' }, 'no object'],
}
const options = () => {
  let made = 0
  return { now: 99, newId: () => `new-${(made += 1)}`, isKept: () => false }
}

it('gives what is sent once more fresh ids and the time, where it had them, and keeps all else in its place', () => {
  expect(JSON.stringify(renew(body, options()))).toBe(
    JSON.stringify({
      requestId: 'new-1',
      impressionId: 'page',
      notifications: [{ id: 'new-2', impressionId: 'new-3', timestamp: 99, own: 'kept' }, { id: 'new-4' }, 'no object'],
    }),
  )
})

it('keeps the fields that are meant as they are', () => {
  const isKept = ({ field, index }: { field: string; index: number }): boolean => field === 'id' && index === 0
  const { notifications } = renew(body, { ...options(), isKept })
  expect(notifications).toEqual([
    { id: 'a', impressionId: 'new-2', timestamp: 99, own: 'kept' },
    { id: 'new-3' },
    'no object',
  ])
})

it.each([{}, { notifications: 'none' }])('leaves a body without notifications as it is: %j', odd => {
  expect(renew(odd, options())).toEqual(odd)
})
