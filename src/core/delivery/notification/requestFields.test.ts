import { describe, expect, it } from 'vitest'
import type { Path } from '../../json/jsonPath.ts'
import {
  fieldAtPath,
  readRequestField,
  restoreRequestField,
  writeRequestField,
  type RequestField,
} from './requestFields.ts'

describe('the field that shows a place of the body', () => {
  const cases: [Path, RequestField | undefined, number?][] = [
    [['notifications', 0, 'id'], 'id'],
    [['notifications', 2, 'tokens', 1], 'tokens', 2],
    [['notifications', 1, 'mbox', 'name'], 'mboxName', 1],
    [['notifications', 1, 'mbox', 'state'], 'state', 1],
    [['notifications', 0, 'view', 'key'], 'viewKey'],
    [['notifications', 0, 'view'], 'viewName'],
    [['notifications', 0, 'parameters', 'a'], 'parameters'],
    [['notifications', 0, 'unknown'], undefined],
    [['notifications'], undefined],
    [['id', 'tntId'], 'tntId'],
    [['id', 'customerIds', 3, 'id'], 'customerIds'],
    [['property'], 'property'],
    [['context', 'beacon'], 'context'],
    [['experienceCloud', 'analytics', 'logging'], 'logging'],
    [['impressionId'], 'requestImpressionId'],
    [['execute', 'mboxes', 0], undefined],
    [[], undefined],
  ]
  it.each(cases)('%j is %s', (path, field, index = 0) => {
    expect(fieldAtPath(path)).toEqual(field && { field, index })
  })
})

it('reads, writes and restores fields of a notification and of the envelope alike', () => {
  const request = {
    url: 'https://demo.test/?sessionId=s',
    body: { property: { token: 'p' }, notifications: [{ id: 'a' }] },
  }
  for (const at of [
    { field: 'id', index: 0 },
    { field: 'property', index: 0 },
    { field: 'sessionId', index: 0 },
  ] as const) {
    const written = writeRequestField(request, at, 'written')
    expect(readRequestField(written, at)).toBe('written')
    expect(restoreRequestField(written, at, request)).toEqual(request)
  }
})
