import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, ROWS, to } from '../../../test/fixtures/drafts.ts'
import { ALL_ROWS, CALLS, countingIds, EDGE_ROWS, NOW } from '../../../test/fixtures/edgeDrafts.ts'
import { deliveryDrafting } from '../delivery/drafting.ts'
import type { Drafting } from '../dialect/drafting.ts'
import { replace } from '../dialect/edits.ts'
import type { NotificationRequest } from '../dialect/notificationRequest.ts'
import { parseEdge } from '../edge/dialect.ts'
import { edgeDrafting } from '../edge/drafting/drafting.ts'
import { isObject, parseObject, toJson } from '../json/json.ts'
import { getAt } from '../json/jsonPath.ts'
import type { Row } from '../ledger/row.ts'
import { applyChanges, changesOf, type Changes } from './changes.ts'

/** The request that the panel builds for a row, with ids that count from a number. */
function built(drafting: Drafting, row: Row, from: number, now = NOW): NotificationRequest {
  const known = { calls: CALLS.map(parseEdge), sessionFor: () => 'session', now, newId: countingIds(from) }
  const begun = drafting.begin(row, known)
  if (!begun) throw new Error('nothing to send')
  return begun.opened
}

/** A request whose ids and times are those of no send. */
function normal({ url, body }: NotificationRequest, drafting: Drafting, sentAt: number): string {
  const isKept: Parameters<Drafting['renewals']>[1]['isKept'] = (at, value) => !drafting.looksFresh(at, value, sentAt)
  const options = { now: 0, newId: () => '0'.repeat(32), isKept }
  const renewed = drafting.renewUrl?.(url, options) ?? url
  const renewals = drafting.renewals(body, options)
  const ids = renewals.map(({ path }) => getAt(body, path))
  // Equal ids stay equal.
  const numbered = renewals.map(({ path, value }, index) => ({
    path,
    value: typeof value === 'string' ? `id ${ids.indexOf(ids[index])}` : value,
  }))
  return `${renewed} ${toJson(replace(body, numbered))}`
}

const LATER = NOW + 60_000

/** The changes, made to the request that is built for the same row later. */
function again(changes: Changes, drafting: Drafting, row: Row): NotificationRequest | undefined {
  return applyChanges(built(drafting, row, 500, LATER), changes, { drafting, newId: countingIds(900) })
}

describe.each([
  ['delivery', deliveryDrafting, [ROWS.home, ROWS.click, ROWS.cart, ROWS.page], [ROWS.home, ROWS.product1, ROWS.click]],
  ['edge', edgeDrafting, [EDGE_ROWS.hero, EDGE_ROWS.click, EDGE_ROWS.cart, EDGE_ROWS.page], ALL_ROWS],
])('the changes of a request over %s', (_, drafting, starts, rows) => {
  it.each(starts.map((row, index) => [index, row] as const))('are none for what the panel builds (%i)', (_, row) => {
    const unchanged = changesOf(built(drafting, row, 0), built(drafting, row, 100, LATER), { drafting, now: NOW })
    expect(unchanged).toEqual({ notifications: 1, changes: [] })
  })

  it.each(drafting.faults)('repeat the fault %s in the request that is built for a later page', code => {
    for (const row of starts) {
      const request = built(drafting, row, 0)
      const made = drafting.fault(code, { request, index: 0, rows, now: NOW, newId: countingIds(200) })
      const requests = made.kind === 'requests' ? made.requests : []
      for (const { url, body, text } of requests) {
        // The editor makes a step only of a JSON object.
        const faulty = { url, body: text === undefined ? body : parseObject(text) }
        if (!faulty.body) continue
        const whole = { url, body: faulty.body }
        const changes = changesOf(whole, built(drafting, row, 0), { drafting, now: NOW })
        const repeated = again(changes, drafting, row)
        expect(repeated && normal(repeated, drafting, LATER)).toBe(normal(whole, drafting, NOW))
      }
    }
  })

  it('hold any values at any names, as they are', () => {
    const [row] = starts
    if (!row) return
    const property = fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5 }), values => {
      const { url, body } = built(drafting, row, 0)
      const [first] = drafting.notificationsIn(body)
      const held = parseObject(JSON.stringify(values)) ?? {}
      const notification = { ...(isObject(first) ? first : {}), '': held, parameters: held }
      const changed = { url, body: drafting.withNotifications({ ...body, extra: held }, [notification]) }
      const changes = changesOf(changed, { url, body }, { drafting, now: NOW })
      const repeated = again(parseChanges(changes), drafting, row)
      expect(repeated && parseObject(normal(repeated, drafting, LATER).replace(/^\S+ /, ''))).toEqual(
        parseObject(normal(changed, drafting, NOW).replace(/^\S+ /, '')),
      )
    })
    fc.assert(property, { numRuns: 60 })
  })
})

/** As they come back from the store. */
function parseChanges(changes: Changes): Changes {
  return JSON.parse(JSON.stringify(changes)) as Changes
}

const changesIn = (request: NotificationRequest): Changes['changes'] =>
  changesOf(request, built(deliveryDrafting, ROWS.home, 0), { drafting: deliveryDrafting, now: NOW }).changes

it.each<[string, (request: NotificationRequest) => NotificationRequest, Changes['changes']]>([
  [
    'a changed value',
    at('notifications.0.mbox.name', 'other'),
    [{ path: '["body","notifications",0,"mbox","name"]', json: '"other"' }],
  ],
  [
    'a removed member',
    at('notifications.0.mbox.state', undefined),
    [{ path: '["body","notifications",0,"mbox","state"]', json: '' }],
  ],
  ['an id on purpose', at('notifications.0.id', 'mine'), [{ path: '["body","notifications",0,"id"]', json: '"mine"' }]],
  ['an old time', at('notifications.0.timestamp', 1), [{ path: '["body","notifications",0,"timestamp"]', json: '1' }]],
  ['a parameter of the URL', to(url => `${url}&debug=on`), [{ path: '["url","query","debug"]', json: '"on"' }]],
  [
    'another host',
    to(url => url.replace('demo.tt', 'other.tt')),
    [{ path: '["url","base"]', json: '"https://other.tt.omtrdc.net/rest/v1/delivery"' }],
  ],
])('%s is one change', (_, change, changes) => {
  expect(changesIn(change(built(deliveryDrafting, ROWS.home, 50)))).toEqual(changes)
})

it('a number keeps its digits', () => {
  const { url, body } = built(deliveryDrafting, ROWS.home, 0)
  const typed = parseObject(
    toJson({ ...body, order: 0 })?.replace('"order": 0', '"order": 12345678901234567890.10') ?? '',
  )
  const changes = changesOf({ url, body: typed ?? {} }, { url, body }, { drafting: deliveryDrafting, now: NOW })
  expect(toJson(again(changes, deliveryDrafting, ROWS.home)?.body)).toContain('"order": 12345678901234567890.10')
})

it.each<[string, string, string]>([
  ['is no path', 'notifications', '1'],
  ['leads nowhere', '["elsewhere"]', '1'],
  ['replaces the whole body', '["body"]', '{}'],
  ['has odd steps', '["body",null]', '1'],
  ['has a negative step', '["body","notifications",-1]', '1'],
  ['is far too long', JSON.stringify(['body', ...Array.from({ length: 300 }, () => 'a')]), '1'],
  ['has no JSON', '["body","a"]', '{'],
  ['makes the URL a number', '["url","base"]', '1'],
])('a change that %s makes no request', (_, path, json) => {
  expect(again({ notifications: 1, changes: [{ path, json }] }, deliveryDrafting, ROWS.home)).toBeUndefined()
})

it.each([-1, Number.NaN, 1e9])('%d notifications make no request', notifications => {
  expect(again({ notifications, changes: [] }, deliveryDrafting, ROWS.home)).toBeUndefined()
})

it('members named like those of every object are only members', () => {
  const changes = [{ path: '["body","__proto__","polluted"]', json: 'true' }]
  const made = again({ notifications: 1, changes }, deliveryDrafting, ROWS.home)
  expect(made).toBeDefined()
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})
