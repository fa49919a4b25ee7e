import { describe, expect, it } from 'vitest'
import {
  aDisplay,
  anMbox,
  aPrefetch,
  ledgerOf,
  metricToken,
  OPENED,
  optionToken,
  rowOf,
} from '../../../test/fixtures/exchanges.ts'
import type { Exchange } from '../delivery/exchange.ts'
import type { JsonObject } from '../json.ts'
import { indexRows } from '../ledger/match.ts'
import { newestHandout, type Row } from '../ledger/row.ts'
import { buildNotification } from './draft.ts'
import { writeField } from './fields.ts'
import { lint, type Finding } from './lint.ts'

const NOW = OPENED + 5000
const prefetch = aPrefetch([anMbox({ name: 'home' }), anMbox({ name: 'product1', metric: metricToken('product1') })])
const rowsAnd = (...more: Exchange[]) => ledgerOf(prefetch, ...more)

/** A correct request for a row of the ledger, and its findings after a change. */
function aRequest(rows: readonly Row[] = rowsAnd(), row = rowOf(rows, 'home')) {
  const type = row.item.kind === 'metric' ? 'click' : 'display'
  const fresh = { requestId: 'r', notificationId: 'n', impressionId: 'i', timestamp: NOW }
  const { url, body } = buildNotification(newestHandout(row)!, type, fresh)
  const lintText = (json: string, to = url) => lint(to, json, NOW, row, indexRows(rows))
  return { url, body, lintText, lint: (changed: JsonObject, to = url) => lintText(JSON.stringify(changed), to) }
}

const codeOf = ({ what }: Finding) =>
  what.kind === 'rule' ? what.code : what.kind === 'reason' ? what.reason.code : what.problem.kind
const codes = (findings: Finding[]) => findings.map(codeOf)
const first = (body: JsonObject) => (body['notifications'] as JsonObject[])[0]!
const change = (body: JsonObject, changes: JsonObject) => ({ ...body, notifications: [{ ...first(body), ...changes }] })

describe('nothing is remarked about', () => {
  it('a display as built', () => {
    const { body, lint } = aRequest()
    expect(lint(body)).toEqual([])
  })

  it('a click as built', () => {
    const rows = rowsAnd()
    const { body, lint } = aRequest(rows, rowOf(rows, 'product1', 'metric'))
    expect(lint(body)).toEqual([])
  })
})

describe('remarked is', () => {
  const cases: [string, Finding['severity'], Finding['field'], JsonObject][] = [
    ['stateMissing', 'fault', 'state', { mbox: { name: 'home' } }],
    ['stateOfLocation', 'fault', 'state', { mbox: { name: 'home', state: 'state-of-product1' } }],
    ['stateUnknown', 'fault', 'state', { mbox: { name: 'home', state: 'made up' } }],
    ['tokenOfLocation', 'fault', 'tokens', { tokens: [optionToken('product1')] }],
    ['tokenPaddingLost', 'fault', 'tokens', { tokens: [optionToken('home').slice(0, -2)] }],
    ['tokenTruncated', 'fault', 'tokens', { tokens: [optionToken('home').slice(0, 40)] }],
    ['tokenAltered', 'fault', 'tokens', { tokens: [encodeURIComponent(optionToken('home'))] }],
    ['tokenUnknown', 'fault', 'tokens', { tokens: ['never seen'] }],
    ['timestampInSeconds', 'fault', 'timestamp', { timestamp: Math.floor(NOW / 1000) }],
    ['timestampFarOff', 'fault', 'timestamp', { timestamp: NOW - 86_400_000 }],
    ['typeUnknown', 'warning', 'type', { type: 'mouseover' }],
    ['idTooLong', 'fault', 'id', { id: 'x'.repeat(201) }],
    ['mboxAndView', 'fault', 'mboxName', { view: { name: 'cart' } }],
    ['impressionIdMissing', 'note', 'impressionId', { impressionId: undefined }],
    ['field', 'fault', 'id', { id: undefined }],
    ['field', 'fault', 'id', { id: 5 }],
    ['field', 'fault', 'type', { type: undefined }],
    ['field', 'fault', 'timestamp', { timestamp: 'now' }],
    ['field', 'fault', 'tokens', { tokens: [optionToken('home'), 5] }],
    ['field', 'fault', 'state', { mbox: { name: 'home', state: 5 } }],
    ['field', 'fault', 'mboxName', { mbox: { state: 'state-of-home' } }],
  ]
  it.each(cases)('%s, as a %s of %s: %j', (code, severity, field, changes) => {
    const { body, lint } = aRequest()
    const found = lint(change(body, changes)).filter(finding => codeOf(finding) === code)
    expect(found).toMatchObject([{ severity, field }])
  })

  const ofRequest: [string, Finding['severity'], JsonObject][] = [
    ['noNotification', 'fault', { notifications: [] }],
    ['noNotification', 'fault', { notifications: undefined }],
    ['beaconUnreadable', 'note', { context: { channel: 'web', beacon: true } }],
    ['contentRequested', 'warning', { execute: { pageLoad: {} } }],
    ['contentRequested', 'warning', { prefetch: { views: [{}] } }],
    ['field', 'fault', { context: undefined }],
    ['tntIdMissing', 'fault', { id: undefined }],
    ['propertyChanged', 'fault', { property: { token: 'other' } }],
  ]
  it.each(ofRequest)('%s, as a %s of the request: %j', (code, severity, changes) => {
    const { body, lint } = aRequest()
    const found = lint({ ...body, ...changes }).filter(finding => codeOf(finding) === code)
    expect(found).toMatchObject([{ severity, field: undefined }])
  })

  it('another session in the URL', () => {
    const { body, url, lint } = aRequest()
    expect(codes(lint(body, url.replace(/sessionId=\w+/, 'sessionId=other')))).toEqual(['sessionIdChanged'])
  })

  it('an id of the greatest length not at all', () => {
    const { body, lint } = aRequest()
    expect(lint(change(body, { id: 'x'.repeat(200) }))).toEqual([])
  })

  it('a state in a click', () => {
    const rows = rowsAnd()
    const { body, lint } = aRequest(rows, rowOf(rows, 'product1', 'metric'))
    expect(codes(lint(change(body, { mbox: { name: 'product1', state: 's' } })))).toEqual(['stateInClick'])
  })

  it('a click’s token in a display, and a display’s in a click', () => {
    const rows = rowsAnd()
    const { body, lint } = aRequest(rows, rowOf(rows, 'product1'))
    const token = { tokens: [metricToken('product1')] }
    expect(codes(lint(change(body, token)))).toEqual(['clickTokenInDisplay'])
    expect(codes(lint(change(body, { type: 'click' })))).toContain('displayTokenInClick')
  })

  it('the impression id that the page has used for this row', () => {
    const rows = rowsAnd(aDisplay('home', { impressionId: 'i' }))
    const { body, lint } = aRequest(rows)
    expect(codes(lint(body))).toEqual(['impressionIdUsed'])
    expect(codes(lint(change(body, { impressionId: 'j' })))).toEqual([])
  })

  it('no impression id as just that, when the page used none either', () => {
    const { body, lint } = aRequest(rowsAnd(aDisplay('home')))
    expect(codes(lint(change(body, { impressionId: undefined })))).toEqual(['impressionIdMissing'])
  })

  it.each([
    ['not json', '{'],
    ['not an object', '[]'],
    ['empty', ' '],
  ])('text that is %s, and nothing else', (kind, json) => {
    expect(codes(aRequest().lintText(json))).toEqual([kind])
  })
})

describe('a mend mends:', () => {
  const cases: [string, JsonObject][] = [
    ['a missing state', { mbox: { name: 'home' } }],
    ['a foreign state', { mbox: { name: 'home', state: 'state-of-product1' } }],
    ['an unknown state', { mbox: { name: 'home', state: 'made up' } }],
    ['a foreign token', { tokens: [optionToken('product1')] }],
    ['a click’s token', { tokens: [metricToken('product1')] }],
    ['lost padding', { tokens: [optionToken('home').slice(0, -2)] }],
    ['an unknown token', { tokens: ['never seen'] }],
    ['several bad tokens', { tokens: ['never seen', optionToken('product1')] }],
    ['seconds', { timestamp: Math.floor(NOW / 1000) }],
  ]
  it.each(cases)('%s', (_, changes) => {
    const { body, lint } = aRequest()
    const changed = change(body, changes)
    const [found] = lint(changed)
    const { field, text } = found!.mend!
    expect(lint(writeField(changed, field, text))).toEqual([])
  })

  it('the state of an older call', () => {
    const rows = rowsAnd(aPrefetch([anMbox({ name: 'home', state: 'newer' })], { at: 500 }))
    const { body, lint } = aRequest(rows)
    const changed = change(body, { mbox: { name: 'home', state: 'state-of-home' } })
    const [found] = lint(changed)
    expect(codes([found!])).toEqual(['stateOfOlderCall'])
    expect(lint(writeField(changed, found!.mend!.field, found!.mend!.text))).toEqual([])
  })

  it.each([0, -5, OPENED - 86_400_000])('a timestamp far off, %d, becomes now', timestamp => {
    const { body, lint } = aRequest()
    const [found] = lint(change(body, { timestamp }))
    expect(codes([found!])).toEqual(['timestampFarOff'])
    expect(lint(writeField(body, found!.mend!.field, found!.mend!.text))).toEqual([])
  })

  it('a display without tokens gets the one that was handed out', () => {
    const { body, lint } = aRequest()
    const [found] = lint(change(body, { tokens: [] }))
    expect(codes([found!])).toEqual(['tokensMissing'])
    expect(lint(writeField(body, found!.mend!.field, found!.mend!.text))).toEqual([])
  })

  const hopeless: [string, JsonObject][] = [
    ['the mbox’s name, when the token is right', { mbox: { name: 'product1', state: 'state-of-home' } }],
    ['the type, when the token is right', { type: 'click', mbox: { name: 'home' } }],
    ['a timestamp of half an hour', { timestamp: 1800 }],
  ]
  it.each(hopeless)('none is offered that would not mend %s', (_, changes) => {
    const { body, lint } = aRequest()
    const findings = lint(change(body, changes))
    expect(findings).not.toEqual([])
    expect(findings.flatMap(({ mend }) => mend ?? [])).toEqual([])
  })
})
