import { describe, expect, it } from 'vitest'
import { clickToken, displayToken } from '../../../../../test/fixtures/edge.ts'
import {
  all,
  ALL_ROWS,
  at,
  begunFor,
  EDGE_ROWS,
  edgeFindings,
  proposition,
  reported,
  to,
  NOW,
  type Change,
  type EdgeRowName,
} from '../../../../../test/fixtures/edgeDrafts.ts'
import { applyEdits } from '../../../dialect/edits.ts'
import type { Finding } from '../../../dialect/finding.ts'
import { MAX_FINDINGS } from '../../../dialect/findings.ts'
import type { NotificationRequest } from '../../../dialect/notificationRequest.ts'
import { newestDecision } from '../../../ledger/row.ts'
import { EDGE_FIX_CODES, EDGE_RULES, type EdgeRuleCode } from './rules.ts'

/** A change of a begun request that breaks a rule, one that just does not, and the row of the request. */
type Pair = [raises: Change, spares: Change, row?: EdgeRowName]

const nothing: Change = request => request
const xdm = (path: string, value: unknown) => at(`events.0.xdm.${path}`, value)
const token = (value: unknown) => proposition('scopeDetails.characteristics.eventToken', value)
const version2 = to(url => url.replace('/v1/', '/v2/').replace('configId', 'dataStreamId'))
const single: Change = ({ url, body: { events, ...rest } }) => ({
  url,
  body: { event: (events as unknown[])[0], ...rest },
})
const whole = (row: EdgeRowName): unknown => newestDecision(EDGE_ROWS[row])?.raw
const detailsOf = (row: EdgeRowName) => (whole(row) as { scopeDetails: object }).scopeDetails
const twice: Change = request => {
  const { id, scope, scopeDetails } = whole('click') as { [name: string]: unknown }
  return reported('propositions.1', { id, scope, scopeDetails })(request)
}

const RULES: Record<EdgeRuleCode, Pair> = {
  hostMissing: [to(url => url.replace(/^https:\/\/[^/]*/, '')), to(url => url.replace('edge.', 'edges.'))],
  urlNotHttp: [to(url => url.replace('https:', 'ftp:')), to(url => url.replace('https:', 'http:'))],
  urlCut: [to(url => `${url}&x=…`), to(url => `${url}&x=%E2%80%A6`)],
  urlUser: [to(url => url.replace('//', '//ann@')), to(url => url.replace('/ee', '/@/ee'))],
  hostCharacters: [to(url => url.replace('//', '//\u202E')), to(url => url.replace('//', '//ä.'))],
  httpInsteadOfHttps: [to(url => url.replace('https:', 'http:')), nothing],
  edgePathUnusual: [to(url => url.replace('/v1/', '/v3/')), to(url => url.replace('/ee/', '/own/path/'))],
  collectUnanswered: [to(url => url.replace('/interact', '/collect')), nothing],
  datastreamMissing: [to(url => url.replace(/configId=[^&]*/, 'configId=')), to(url => `${url}&other=`)],
  userAgentRequired: [all(version2, single), nothing],
  visitorMissing: [at('meta.state.entries', undefined), to(url => url.replace('edge.adobedc.net', 'edge.shop.test'))],
  eventMissing: [at('events', []), nothing],
  eventOfOtherVersion: [version2, all(version2, single)],
  memberUnknown: [at('renderDecisions', true), at('query.identity', {})],
  decisionsRequested: [at('events.0.query', { personalization: {} }), at('events.0.query', {})],
  pageViewReported: [xdm('web.webPageDetails.URL', 'https://shop.test/'), xdm('web.webPageDetails.viewName', 'cart')],
  propositionsMissing: [
    reported('propositions', []),
    all(reported('propositions', []), reported('propositionEventType', undefined), xdm('eventType', 'own')),
  ],
  propositionEventTypeMissing: [reported('propositionEventType', undefined), nothing],
  eventTokenMissing: [token(undefined), proposition('id', undefined)],
  xdmTimestampMissing: [xdm('timestamp', undefined), nothing],
  xdmTimestampFormat: [
    xdm('timestamp', '6 May 2026'),
    xdm('timestamp', new Date(NOW).toISOString().replace('Z', '+00:00')),
  ],
  xdmTimestampFar: [
    xdm('timestamp', new Date(NOW - 3_600_001).toISOString()),
    xdm('timestamp', new Date(NOW - 3_600_000).toISOString()),
  ],
  parameterKind: [at('events.0.data.__adobe.target', { a: {} }), at('events.0.data.__adobe.target', { a: 1 })],
  moreFindings: [manyUnknown(MAX_FINDINGS + 1), manyUnknown(MAX_FINDINGS)],
}

function manyUnknown(count: number): Change {
  return ({ url, body }) => ({
    url,
    body: { ...body, ...Object.fromEntries(Array.from({ length: count }, (_, n) => [`x${n}`, n])) },
  })
}

/** Where a request can differ from what was delivered, or contradict itself. */
const REASONS: Record<string, Pair> = {
  scopeDetailsMissing: [
    proposition('scopeDetails', undefined),
    all(proposition('scopeDetails', undefined), proposition('id', undefined)),
  ],
  scopeDetailsStringified: [proposition('scopeDetails', JSON.stringify(detailsOf('hero'))), nothing],
  scopeDetailsAltered: [proposition('scopeDetails.correlationID', 'other'), proposition('more', 'x')],
  propositionIdChanged: [proposition('id', 'AT:other'), nothing],
  propositionIdMissing: [proposition('id', undefined), nothing],
  propositionRepeated: [twice, nothing],
  notOne: [reported('propositionEventType', { display: '1' }), nothing],
  eventTypesDiffer: [xdm('eventType', 'decisioning.propositionInteract'), xdm('eventType', 'own')],
  decisionOfOlderAnswer: [request => reported('propositions.0', olderOf())(request), nothing, 'renewed'],
  tokenUnknown: [token('never seen'), nothing],
  tokenTruncated: [token(displayToken('hero').slice(0, 30)), nothing],
  tokenOfLocation: [token(displayToken('merged')), nothing],
  clickTokenInDisplay: [token(clickToken('hero')), nothing],
  displayTokenInClick: [
    all(reported('propositionEventType', { interact: 1 }), xdm('eventType', 'decisioning.propositionInteract')),
    nothing,
  ],
  datastreamChanged: [to(url => url.replace(/configId=[^&]*/, 'configId=other')), nothing],
  locationHintChanged: [to(url => url.replace('/irl1/', '/or2/')), nothing],
  propertyOverrideChanged: [at('meta.configOverrides.com_adobe_target.propertyToken', 'other'), nothing],
  propertyOverrideDropped: [at('meta.configOverrides', undefined), nothing],
  ecidChanged: [xdm('identityMap', { ECID: [{ id: '12345678901234567890' }] }), nothing],
  displaySentBefore: [nothing, reported('propositionEventType', { interact: 1 }), 'shown'],
}

function olderOf(): object {
  const older = ALL_ROWS.flatMap(({ decisions }) => decisions).find(({ raw }) => scopeOf(raw) === 'renewed')
  const { id, scope, scopeDetails } = older!.raw as { [name: string]: unknown }
  return { id, scope, scopeDetails }
}

function scopeOf(raw: unknown): unknown {
  return (raw as { scope?: unknown }).scope
}

const codeOf = ({ what }: Finding): string =>
  what.kind === 'rule' ? what.code : what.kind === 'reason' ? what.reason.code : what.problem.kind

function changed(change: Change, row: EdgeRowName = 'hero'): { request: NotificationRequest; findings: Finding[] } {
  const request = change(begunFor(EDGE_ROWS[row]))
  return { request, findings: edgeFindings(request, EDGE_ROWS[row]) }
}

const pairs = Object.entries({ ...RULES, ...REASONS })

describe.each(pairs)('%s', (code, [raises, spares, row]) => {
  const found = () => changed(raises, row).findings.filter(finding => codeOf(finding) === code)

  it('is found where it is broken, and names its source', () => {
    expect(found().length).toBeGreaterThan(0)
    if (code in EDGE_RULES) expect(found()[0]).toMatchObject(EDGE_RULES[code as EdgeRuleCode])
    else expect(found()[0]?.source).toBeDefined()
  })

  it('is not found where it is almost broken', () => {
    expect(changed(spares, row).findings.map(codeOf)).not.toContain(code)
  })

  it('disappears with its fix, which has a button', () => {
    const { request } = changed(raises, row)
    for (const { fix } of found()) {
      if (!fix) continue
      expect(EDGE_FIX_CODES).toContain(fix.code)
      const fixed = edgeFindings(applyEdits(request, fix.edits), EDGE_ROWS[row ?? 'hero'])
      expect(fixed.filter(finding => codeOf(finding) === code).length).toBeLessThan(found().length)
    }
  })
})

/** The rules that offer no fix when they are broken. */
const WITHOUT_FIX = new Set([
  'hostMissing',
  'urlNotHttp',
  'urlCut',
  'urlUser',
  'hostCharacters',
  'userAgentRequired',
  'visitorMissing',
  'eventMissing',
  'propositionsMissing',
  'parameterKind',
  'moreFindings',
  'ecidChanged',
  'displaySentBefore',
])

it('every other rule offers a fix', () => {
  const without = pairs.filter(([code, [raises, , row]]) =>
    changed(raises, row).findings.every(finding => codeOf(finding) !== code || !finding.fix),
  )
  expect(without.map(([code]) => code).toSorted()).toEqual([...WITHOUT_FIX].toSorted())
})
