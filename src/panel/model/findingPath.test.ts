import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../core/json.ts'
import { reason } from '../../core/ledger/reason.ts'
import type { Finding } from '../../core/notification/lint.ts'
import { findingPath } from './findingPath.ts'

const tokenUnknown = { kind: 'reason', reason: reason('tokenUnknown', 'home', 'wrong') } as const
const idMissing = { path: 'notifications[1].id', expected: 'string', received: 'undefined' }
const rule: Finding['what'] = { kind: 'rule', code: 'typeUnknown', values: [] }

const aFinding = (what: Finding['what'], field?: Finding['field']): Finding => ({
  ...{ severity: 'fault', field, what, mend: undefined },
})
const aBody = (notification: JsonObject): JsonObject => ({ notifications: [notification] })

describe('a finding about the first notification', () => {
  it.each([
    ['type', {}, ['type']],
    ['mboxName', {}, ['mbox', 'name']],
    ['viewName', {}, ['view', 'name']],
    ['state', { view: {} }, ['view', 'state']],
    ['state', { pageLoad: {} }, ['pageLoad', 'state']],
    ['state', {}, ['mbox', 'state']],
    ['tokens', { tokens: ['wrong'] }, ['tokens', 0]],
    ['tokens', { tokens: ['wrong', 'right'] }, ['tokens']],
  ] as const)('in field %s of %j is at %j', (field, notification, path) => {
    expect(findingPath(aFinding(rule, field), aBody({ ...notification }))).toEqual(['notifications', 0, ...path])
  })
})

describe('a finding', () => {
  it('about another member is there', () => {
    const faulty = aFinding({ kind: 'problem', problem: { kind: 'field', side: 'request', fault: idMissing } })
    expect(findingPath(faulty, {})).toEqual(['notifications', 1, 'id'])
    const beacon = aFinding({ kind: 'rule', code: 'beaconUnreadable', values: [] })
    expect(findingPath(beacon, {})).toEqual(['context', 'beacon'])
  })

  it('is about the whole while the JSON is no object', () => {
    expect(findingPath(aFinding(tokenUnknown, 'tokens'), undefined)).toEqual([])
  })

  it('about the address is nowhere in the JSON', () => {
    expect(findingPath(aFinding({ kind: 'reason', reason: reason('clientChanged', 'a', 'b') }), {})).toBeUndefined()
  })
})
