import { describe, expect, it } from 'vitest'
import {
  aDisplay,
  anExchange,
  anMbox,
  aPrefetch,
  envelope,
  SESSION,
  VISITOR,
} from '../../../test/fixtures/exchanges.ts'
import { identityOf } from '../../../test/fixtures/identity.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { parseDelivery } from '../delivery/dialect.ts'

const prefetch = aPrefetch([anMbox({ name: 'home' })])
const valuesOf = (field: string, ...exchanges: Exchange[]) =>
  (identityOf(exchanges.map(parseDelivery))[field] ?? []).map(({ value, alarm }) => ({ value, alarm }))

describe('the identity history of a visit', () => {
  it('lists each value once, however many exchanges have it', () => {
    expect(valuesOf('sessionId', prefetch, aDisplay('home'))).toEqual([{ value: SESSION, alarm: undefined }])
    expect(valuesOf('tntId', prefetch, aDisplay('home'))).toEqual([{ value: VISITOR, alarm: undefined }])
    expect(valuesOf('cluster', prefetch)).toEqual([{ value: '35', alarm: undefined }])
    expect(valuesOf('version', prefetch)).toEqual([{ value: '2.11.8', alarm: undefined }])
  })

  it('names the exchange that changed a value', () => {
    const later = aDisplay('home', { sessionId: 'rotated' })
    const [, change] = identityOf([prefetch, later].map(parseDelivery))['sessionId'] ?? []
    expect(change).toMatchObject({ value: 'rotated', read: { exchange: { id: later.id } } })
  })

  it.each<[string, string, Exchange]>([
    ['sessionId', 'session rotated', aDisplay('home', { sessionId: 'rotated' })],
    ['tntId', 'new visitor', aDisplay('home', { overrides: { id: { tntId: 'other.35_0' } } })],
    ['cluster', 'cluster hop', aDisplay('home', { overrides: { id: { tntId: VISITOR.replace('.35_', '.28_') } } })],
    ['property', 'other property', aDisplay('home', { overrides: { property: { token: 'other' } } })],
  ])('a changed %s is the alarm: %s', (field, alarm, exchange) => {
    expect(valuesOf(field, prefetch, exchange).at(-1)?.alarm).toBe(alarm)
  })

  const known = { tntId: VISITOR, marketingCloudVisitorId: 'ecid', thirdPartyId: 'third' }
  const customerIds = [{ id: 'c', integrationCode: 'crm', authenticatedState: 'authenticated' }]
  const called = (at: number, id: object, sessionId?: string) =>
    anExchange({ at, request: { ...envelope, id }, ...(sessionId !== undefined && { sessionId }) })

  it.each<[string, object, string, object]>([
    ['marketingCloudVisitorId', known, 'ecid', { ...known, marketingCloudVisitorId: undefined }],
    ['thirdPartyId', known, 'third', { ...known, thirdPartyId: undefined }],
    ['customerIds', { ...known, customerIds }, 'crm: c', known],
  ])('a call of the session without its %s is an alarm, but the id’s return is not', (field, id, value, without) => {
    expect(valuesOf(field, called(1, id), called(2, without), called(3, without), called(4, id))).toEqual([
      { value, alarm: undefined },
      { value: undefined, alarm: 'visitor id missing' },
      { value, alarm: undefined },
    ])
  })

  it.each<[string, object]>([
    ['marketingCloudVisitorId', { ...known, marketingCloudVisitorId: 'other' }],
    ['thirdPartyId', { ...known, thirdPartyId: 'other' }],
    ['customerIds', { ...known, customerIds: [{ ...customerIds[0], id: 'd' }] }],
  ])('a changed %s is a new visitor', (field, changed) => {
    const calls = [called(1, { ...known, customerIds }), called(2, { customerIds, ...changed })]
    expect(valuesOf(field, ...calls).map(({ alarm }) => alarm)).toEqual([undefined, 'new visitor'])
  })

  it('a customer id of another kind, or one that only an answer names, is not an alarm', () => {
    const more = { ...known, customerIds: [...customerIds, { ...customerIds[0], integrationCode: 'loyalty', id: '9' }] }
    const added = valuesOf('customerIds', called(1, { ...known, customerIds }), called(2, more))
    expect(added.map(({ alarm }) => alarm)).toEqual([undefined, undefined])
    const response = { status: 200, id: { tntId: VISITOR, marketingCloudVisitorId: 'ecid' } }
    const answered = anExchange({ request: { ...envelope, id: { tntId: VISITOR } }, response })
    expect(valuesOf('marketingCloudVisitorId', answered, called(2, {}))).toEqual([{ value: 'ecid', alarm: undefined }])
  })

  it('calls without a session do not count as one', () => {
    const url = 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo'
    const calls = [known, {}].map((id, at) => anExchange({ at, url, request: { ...envelope, id } }))
    expect(valuesOf('marketingCloudVisitorId', ...calls).map(({ alarm }) => alarm)).toEqual([undefined])
  })

  it.each<[string, Exchange]>([
    ['comes before any call that names it', called(0, {})],
    ['is of another session', called(2, {}, 'another')],
  ])('a call without an id is not an alarm if it %s', (_, call) => {
    const alarms = valuesOf(
      'marketingCloudVisitorId',
      ...[called(1, known), call].toSorted((a, b) => a.request!.time - b.request!.time),
    )
    expect(alarms.map(({ alarm }) => alarm)).toEqual([undefined])
  })

  it('treats a tntId that gains its location hint as the same visitor', () => {
    const bare = VISITOR.split('.')[0] ?? ''
    const first = anExchange({ at: -10, request: { ...envelope, id: { tntId: bare } } })
    expect(valuesOf('tntId', first, prefetch)).toHaveLength(1)
  })

  it('does not count the tester’s own sends', () => {
    expect(valuesOf('sessionId', prefetch, aDisplay('home', { source: 'inspector', sessionId: 'own' }))).toHaveLength(1)
  })
})
