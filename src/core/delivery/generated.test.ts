import { describe, expect, it } from 'vitest'
import { exchangesOf, type Generated, type GeneratedCall } from '../../../test/fixtures/generatedCalls.ts'
import { readGenerated } from '../../../test/fixtures/readGenerated.ts'
import { isObject, member } from '../json/json.ts'
import { identityOf } from '../../../test/fixtures/identity.ts'
import { reconcile } from '../ledger/reconcile.ts'
import type { NotificationOutcome } from '../dialect/dialect.ts'
import { parseDelivery } from './dialect.ts'

const all = readGenerated()
const named = (name: string): Generated => all.find(generated => generated.name === name)!
const readAll = (generated: Generated) => exchangesOf(generated).map(parseDelivery)
const rowsOf = (generated: Generated) => reconcile(readAll(generated))

interface Sent {
  id: string
  tokens?: string[]
}
const sentIn = ({ request }: GeneratedCall) => (member(request, 'notifications') ?? []) as Sent[]

/** Every `eventToken` anywhere in a body. */
function tokensIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(tokensIn)
  if (!isObject(value)) return []
  const own = typeof value['eventToken'] === 'string' ? [value['eventToken']] : []
  return [...own, ...Object.values(value).flatMap(tokensIn)]
}

/** The edge's own outcome of a notification. */
function answered({ status, response }: GeneratedCall, id: string): NotificationOutcome {
  if (status >= 400) return 'rejected'
  if (response === null) return 'sent'
  const echoes = (response['notifications'] ?? []) as { id: string }[]
  return echoes.some(echo => echo.id === id) ? 'acknowledged' : 'not acknowledged'
}

describe.each(all.map((generated): [string, Generated] => [generated.name, generated]))('%s', (_, generated) => {
  const { calls } = generated

  it('is read without any error except the refusals', () => {
    const problems = readAll(generated).flatMap(({ problems: found }) => found)
    const refusals = calls.filter(({ status }) => status >= 400).reduce((sum, { attempts }) => sum + attempts, 0)
    expect(problems).toEqual(Array.from({ length: refusals }, () => expect.objectContaining({ kind: 'http status' })))
  })

  it('keeps everything that was on the wire', () => {
    const [reads, sent] = [readAll(generated), calls.flatMap(call => Array.from({ length: call.attempts }, () => call))]
    expect(reads.map(({ rawRequest }) => rawRequest)).toEqual(sent.map(({ request }) => request))
    expect(reads.map(({ request }) => request)).toEqual(sent.map(({ request }) => request))
    expect(reads.map(({ response }) => response ?? null)).toEqual(sent.map(({ response }) => response))
  })

  it('has a row for each token delivered', () => {
    const rows = rowsOf(generated).filter(({ decisions }) => decisions.length > 0)
    const tokens = new Set(rows.map(({ token }) => token))
    for (const token of calls.flatMap(({ response }) => tokensIn(response))) expect(tokens).toContain(token)
  })

  it('has each notification in its row, with the edge’s own outcome and no false error', () => {
    const rows = rowsOf(generated)
    for (const call of calls) {
      for (const { id, tokens = [] } of sentIn(call)) {
        const attached = rows.flatMap(({ notifications }) =>
          notifications.filter(({ notification }) => notification.id === id && notification.time === call.time),
        )
        expect(attached).toHaveLength(Math.max(1, new Set(tokens).size))
        const outcome = answered(call, id)
        expect(attached.map(one => one.outcome)).toEqual(attached.map(() => outcome))
        const isTaken = outcome === 'sent' || outcome === 'acknowledged'
        for (const one of isTaken ? attached : []) expect(one.reasons).toEqual([])
      }
    }
  })
})

describe('a notification that the edge refuses', () => {
  const statuses = (name: string) =>
    rowsOf(named(name)).map(({ location, item, display }) => [
      'name' in location && location.name,
      item.kind,
      display?.status,
    ])

  it('strictly is rejected, and so is each of the SDK’s repetitions', () => {
    const [home, product, ...unmatchedRows] = statuses('sdk-refused-strictly')
    expect([home, product]).toEqual([
      ['home', 'option', 'due'],
      ['product1', 'option', 'rejected'],
    ])
    expect(unmatchedRows).toEqual(Array.from({ length: 11 }, () => ['home', 'unknown token', 'rejected']))
  })

  it('leniently is not acknowledged, with the state’s owner named', () => {
    const row = rowsOf(named('sdk-refused-leniently')).find(({ display }) => display?.status === 'not acknowledged')
    expect(row?.display?.reasons.map(({ code }) => code).slice(0, 2)).toEqual(['notAcknowledged', 'stateOfLocation'])
  })
})

describe('content that only the SDK sends', () => {
  it('is in the fixtures: the organisation without a client, JSON as such, telemetry, repetitions', () => {
    const calls = all.filter(({ client }) => client === 'sdk').flatMap(generated => generated.calls)
    expect(calls.every(({ url }) => url.includes('imsOrgId=') && !url.includes('client='))).toBe(true)
    expect(calls.every(({ headers }) => headers['content-type'] === 'application/json')).toBe(true)
    expect(calls.some(({ request }) => 'telemetry' in request)).toBe(true)
    expect(calls.some(({ attempts }) => attempts > 1)).toBe(true)
  })

  it('gives an identity history of one session, one visitor and the location hint', () => {
    const { sessionId, tntId, cluster, edgeHost } = identityOf(readAll(named('sdk-prefetch-mboxes')))
    expect([sessionId, tntId, edgeHost].map(stamps => stamps?.length)).toEqual([1, 1, 1])
    expect(cluster?.map(({ value, alarm }) => [value, alarm])).toEqual([['35', undefined]])
  })

  // The organisation in the address and the client in the answer count as one field.
  it('raises no alarm for a client beside its organisation', () => {
    const alarms = all.flatMap(generated =>
      Object.values(identityOf(readAll(generated))).flatMap(stamps => stamps.flatMap(({ alarm }) => alarm ?? [])),
    )
    expect(alarms).toEqual([])
  })
})
