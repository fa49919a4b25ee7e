import { expect, it } from 'vitest'
import { fieldOf } from './fieldOf.ts'
import type { Place } from './finding.ts'

const body = (...path: (string | number)[]): Place => ({ in: 'body', path })

it.each([
  ['id', body('notifications', 0, 'id')],
  ['tokens', body('notifications', 0, 'tokens', 1)],
  ['mboxName', body('notifications', 0, 'mbox', 'name')],
  ['mboxName', body('notifications', 0, 'mbox')],
  ['viewName', body('notifications', 0, 'view', 'key')],
  ['state', body('notifications', 0, 'view', 'state')],
  ['state', body('notifications', 0, 'pageLoad')],
  ['parameters', body('notifications', 0, 'parameters', 'state')],
  ['order', body('notifications', 0, 'order', 'purchasedProductIds', 0)],
  [undefined, body('notifications', 1, 'id')],
  [undefined, body('notifications', 0)],
  [undefined, body('notifications', 0, 'address', 'url')],
  [undefined, body('id', 'tntId')],
  [undefined, body()],
  [undefined, { in: 'url' } as const],
])('the field %s shows %j', (field, place) => {
  expect(fieldOf(place)).toBe(field)
})
