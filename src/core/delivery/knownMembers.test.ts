import { describe, expect, it } from 'vitest'
import type { Path } from '../json/jsonPath.ts'
import { DELIVERY_GUIDE } from './knownMembers.ts'

const { membersAt, valuesAt } = DELIVERY_GUIDE

const names = (...path: Path) => membersAt(path).map(({ name }) => name)

describe('the members that a Delivery request may have', () => {
  it('are known at the top level, each with the kind of its value', () => {
    expect(names()).toEqual(expect.arrayContaining(['context', 'id', 'notifications', 'qaMode', 'preview', 'trace']))
    expect(membersAt([])).toContainEqual({ name: 'notifications', kind: 'array' })
    expect(membersAt([])).toContainEqual({ name: 'environmentId', kind: 'number' })
  })

  it.each([
    [
      ['notifications', 3],
      ['id', 'impressionId', 'type', 'timestamp', 'mbox', 'view', 'pageLoad', 'tokens'],
    ],
    [
      ['notifications', 0, 'view'],
      ['name', 'key', 'state'],
    ],
    [['notifications', 0, 'order'], ['purchasedProductIds']],
    [['id', 'customerIds', 1], ['authenticatedState']],
    [
      ['context', 'address'],
      ['url', 'referringUrl'],
    ],
    [['experienceCloud', 'analytics'], ['supplementalDataId']],
    [
      ['prefetch', 'views', 0],
      ['key', 'profileParameters'],
    ],
    [
      ['qaMode', 'previewIndexes', 0],
      ['activityIndex', 'experienceIndex'],
    ],
  ])('are known at %j', (path, some) => {
    expect(names(...path)).toEqual(expect.arrayContaining(some))
  })

  it.each([
    ['in a list itself', ['notifications']],
    ['below a member of a list', ['notifications', 'id']],
    ['below a text', ['requestId', 'id']],
    ['where names are the site’s own', ['notifications', 0, 'parameters']],
    ['below what the API does not know', ['mine', 'own']],
    ['below what every object inherits', ['constructor']],
  ])('are not listed %s', (_, path) => {
    expect(membersAt(path)).toEqual([])
  })
})

describe('the values that a member may have', () => {
  it.each([
    [
      ['notifications', 0, 'type'],
      ['"display"', '"click"'],
    ],
    [
      ['context', 'channel'],
      ['"web"', '"mobile"'],
    ],
    [
      ['context', 'beacon'],
      ['true', 'false'],
    ],
    [
      ['experienceCloud', 'analytics', 'logging'],
      ['"server_side"', '"client_side"'],
    ],
    [
      ['id', 'customerIds', 0, 'authenticatedState'],
      ['"unknown"', '"authenticated"', '"logged_out"'],
    ],
  ])('are, as JSON, at %j %j', (path, values) => {
    expect(valuesAt(path)).toEqual(values)
  })

  it('are unrestricted where the API lists no values', () => {
    expect([valuesAt(['requestId']), valuesAt([]), valuesAt(['mine'])]).toEqual([[], [], []])
  })
})
