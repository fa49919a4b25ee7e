import { describe, expect, it } from 'vitest'
import english from '../../../../../public/_locales/en/messages.json' with { type: 'json' }
import {
  all,
  aRequestFor,
  at,
  codeOf,
  codes,
  findingsOf,
  NOW,
  one,
  query,
  ROWS,
  times,
  to,
  type Change,
  type RowName,
} from '../../../../../test/fixtures/drafts.ts'
import { metricToken, optionToken } from '../../../../../test/fixtures/exchanges.ts'
import { WITHOUT_FIX } from '../../../../../test/fixtures/rulesWithoutFix.ts'
import type { NotificationRequest } from '../../../dialect/notificationRequest.ts'
import { applyEdits } from '../../../dialect/edits.ts'
import { FIX_CODES } from '../finding.ts'
import type { Finding } from '../../../dialect/finding.ts'
import { MAX_FINDINGS } from '../../../dialect/findings.ts'
import { RULES, type RuleCode } from './rules.ts'

/** A change of a correct request that breaks a rule, one that just does not, and the row of the request. */
type Pair = [raises: Change, spares: Change, row?: RowName]

const x = (length: number) => 'x'.repeat(length)
const named = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`name${index}`, 'v']))
const customers = (count: number, authenticatedState = 'authenticated') =>
  Array.from({ length: count }, (_, index) => ({ id: `c${index}`, integrationCode: 'crm', authenticatedState }))
const ecid = at('id.marketingCloudVisitorId', '123')
const nothing: Change = request => request
const geo = (name: string, value: unknown) => at(`context.geo.${name}`, value)
const analytics = (name: string, value: unknown) => at(`experienceCloud.analytics.${name}`, value)
const parameter = (name: string, value: unknown) => at(['notifications', 0, 'parameters', name], value)
const home = optionToken('home')

/** Fills the body up to a number of bytes, with characters of three bytes each. */
const bytes =
  (size: number): Change =>
  request => {
    const left = size - JSON.stringify(one('view.key', '')(request).body).length
    return one('view.key', `${'€'.repeat(Math.floor(left / 3))}${x(left % 3)}`)(request)
  }

const ENVELOPE: Partial<Record<RuleCode, Pair>> = {
  missing: [at('context.channel', undefined), at('context.channel', 'mobile')],
  wrongType: [one('id', 5), one('id', '5')],
  blank: [one('id', ' '), one('id', 'x')],
  tooLong: [one('id', x(201)), one('id', x(200))],
  tooLongForSome: [at('id.thirdPartyId', x(129)), at('id.thirdPartyId', x(128))],
  tooShort: [geo('countryCode', 'D'), geo('countryCode', 'DE')],
  tooMany: [all(ecid, at('id.customerIds', customers(51))), all(ecid, at('id.customerIds', customers(50)))],
  tooManyForSome: [one('parameters', named(51)), one('parameters', named(50))],
  notOneOf: [at('context.channel', 'tv'), at('context.channel', 'mobile')],
  tooSmall: [one('order', { total: -0.01 }), one('order', { total: 0 })],
  notWhole: [at('environmentId', 7.2), at('environmentId', 7)],
  tntIdDot: [at('id.tntId', 'a.b'), at('id.tntId', 'ab.35_0')],
  supplementalDataIdFormat: [
    analytics('supplementalDataId', '0123456789ABCDEF0123456789ABCDEF0'),
    analytics('supplementalDataId', '0123456789abcdef-0123456789abcdef'),
  ],
  trackingServerScheme: [analytics('trackingServer', 'https://a.test'), analytics('trackingServer', 'a.test')],
  ipAddressFormat: [geo('ipAddress', '1.2.3.256'), geo('ipAddress', '1.2.3.255')],
  orderTimeFormat: [one('order', { time: '6 May 2026' }), one('order', { time: '2026-05-06T09:00:00.5+02:00' })],
  customerIdsAlone: [at('id.customerIds', customers(1)), all(ecid, at('id.customerIds', customers(1)))],
  customerIdNotUsed: [at('id.customerIds', customers(1, 'logged_out')), at('id.customerIds', customers(1))],
  traceExpires: [at('trace', { authorizationToken: 't' }), at('trace', {})],
  beaconUnreadable: [at('context.beacon', true), at('context.beacon', false)],
  executeRequested: [at('execute', { pageLoad: {} }), at('prefetch', { views: [{}] })],
  prefetchRequested: [at('prefetch', { views: [{}] }), at('execute', { pageLoad: {} })],
  bodyTooLarge: [bytes(60 * 1024 * 1024 + 1), bytes(60 * 1024 * 1024)],
  bodyBeyondBeacon: [bytes(64 * 1024 + 1), bytes(64 * 1024)],
}

const ADDRESS: Partial<Record<RuleCode, Pair>> = {
  hostMissing: [to(url => url.replace(/^https:\/\/[^/]*/, '')), to(url => url.replace('https:', ''))],
  urlNotHttp: [to(url => url.replace('https:', 'ftp:')), to(url => url.replace('https:', 'http:'))],
  urlCut: [to(url => `${url}&x=…`), to(url => `${url}&x=%E2%80%A6`)],
  urlUser: [to(url => url.replace('//', '//demo.tt.omtrdc.net@')), to(url => url.replace('/rest', '/@/rest'))],
  hostCharacters: [to(url => url.replace('//', '//\u202E')), to(url => url.replace('//', '//ä.'))],
  pathUnusual: [to(url => url.replace('/rest', '/best')), to(url => url.replace(/\/rest(.*)\?/, '/proxy/rest$1/?'))],
  httpInsteadOfHttps: [to(url => url.replace('https:', 'http:')), to(url => url.replace('https:', ''))],
  urlFragment: [query('sessionId', 'a#b'), query('sessionId', 'a%23b')],
  sessionIdMissing: [query('sessionId', undefined), query('sessionId', 's')],
  sessionIdTooLong: [query('sessionId', x(129)), query('sessionId', x(128))],
  sessionIdCharacters: [query('sessionId', 'a%2Fb'), query('sessionId', 'a%23b')],
  sessionIdBraces: [query('sessionId', 'a{b'), query('sessionId', 'a(b')],
  sessionMadeUp: [query('sessionId', 'made-up'), query('sessionId', 'another')],
  sessionExpired: [query('sessionId', 'expired'), query('sessionId', 'another')],
  visitorExpired: [at('id.tntId', 'expired'), at('id.tntId', 'another')],
  accountMissing: [query('client', undefined), all(query('client', undefined), query('imsOrgId', 'A@AdobeOrg'))],
  clusterOfHost: [
    to(url => url.replace('demo.tt', 'mboxedge36.tt')),
    to(url => url.replace('demo.tt', 'mboxedge35.tt')),
  ],
}

const NOTIFICATION: Partial<Record<RuleCode, Pair>> = {
  noNotification: [at('notifications', []), nothing],
  manyNotifications: [times(51), times(50)],
  idRepeated: [all(times(3), at('notifications.1.id', 'n0'), at('notifications.2.id', 'n0-2')), times(3)],
  typeUnknown: [one('type', 'mousedown'), one('type', 'click')],
  timestampMissing: [one('timestamp', undefined), one('timestamp', NOW)],
  timestampNotWhole: [one('timestamp', NOW + 0.5), one('timestamp', NOW + 1)],
  mboxAndView: [one('view', { name: 'other' }), all(one('view', { name: 'other' }), one('mbox', undefined))],
  pageLoadAndOther: [one('pageLoad', {}), all(one('pageLoad', {}), one('mbox', undefined))],
  locationMissing: [one('mbox', undefined), all(one('mbox', undefined), one('type', 'click'))],
  mboxNameClicked: [one('mbox.name', 'other-clicked'), one('mbox.name', 'clicked-other')],
  mboxNameReserved: [one('mbox.name', 'any mbox'), one('mbox.name', 'anything')],
  mboxNameCharacters: [one('mbox.name', 'a<b'), one('mbox.name', 'Ä1-,._/=`:;&!@#$%^*()+|?~[]{}')],
  viewNameCase: [one('view.name', 'Cart'), one('view.name', 'cart'), 'cart'],
  stateInClick: [one('mbox.state', 'state-of-product1'), one('type', 'display'), 'click'],
  impressionIdMissing: [
    one('impressionId', undefined),
    all(one('impressionId', undefined), at('impressionId', 'of all')),
  ],
  impressionIdUsed: [one('impressionId', 'used'), one('impressionId', 'unused'), 'shown'],
  impressionIdRepeated: [all(times(2), at('notifications.1.impressionId', 'i0')), times(2)],
}

const TOKENS: Partial<Record<RuleCode, Pair>> = {
  tokensMissing: [one('tokens', []), all(one('tokens', []), one('mbox', { name: 'an event' }))],
  clickTokenMissing: [one('tokens', undefined), all(one('tokens', []), one('mbox', { name: 'an event' })), 'click'],
  tokenEmpty: [one('tokens', ['', home]), one('tokens', [home])],
  tokenRepeated: [one('tokens', [home, home]), one('tokens', [home, optionToken('cart')])],
  looksLikeClickToken: [one('tokens', [metricToken('unseen')]), one('tokens', [metricToken('product1')])],
  looksLikeDisplayToken: [one('tokens', [optionToken('unseen')]), one('tokens', [home]), 'click'],
}

const PARAMETERS: Partial<Record<RuleCode, Pair>> = {
  parameterNameTooLong: [parameter(x(129), 'v'), parameter(x(128), 'v')],
  parameterNameBlank: [parameter(' ', 'v'), parameter('a', ' ')],
  parameterNameProfile: [parameter('profile.age', '5'), parameter('profileage', '5')],
  parameterNameReserved: [parameter('orderTotal', '5.5'), parameter('ordertotal', '5.5')],
  productIdsTooLong: [
    one('order', { purchasedProductIds: [x(50), x(50), x(50), x(49), x(48)] }),
    one('order', { purchasedProductIds: [x(50), x(50), x(50), x(48), x(48)] }),
  ],
  moreFindings: [
    all(times(MAX_FINDINGS + 1), ...Array.from({ length: MAX_FINDINGS + 1 }, (_, n) => at(`notifications.${n}.id`, 5))),
    all(times(MAX_FINDINGS), ...Array.from({ length: MAX_FINDINGS }, (_, n) => at(`notifications.${n}.id`, 5))),
  ],
}

const RULE_PAIRS = { ...ENVELOPE, ...ADDRESS, ...NOTIFICATION, ...TOKENS, ...PARAMETERS }

/** Where a request can differ from the delivered content. */
const REASON_PAIRS: Partial<Record<string, Pair>> = {
  stateMissing: [one('mbox.state', undefined), one('type', 'click')],
  stateOfLocation: [one('mbox.state', 'state-of-product1'), nothing],
  stateOfOlderCall: [one('mbox.state', 'older'), nothing],
  stateUnknown: [one('mbox.state', 'made up'), one('mbox.state', 'older')],
  tokenOfLocation: [one('tokens', [optionToken('product1')]), nothing],
  clickTokenInDisplay: [one('tokens', [metricToken('product1')]), one('type', 'click'), 'product1'],
  displayTokenInClick: [one('type', 'click'), nothing],
  tokenPaddingLost: [one('tokens', [home.slice(0, -2)]), one('tokens', [home.slice(0, -3)])],
  tokenTruncated: [one('tokens', [home.slice(0, 16)]), one('tokens', [home.slice(0, 15)])],
  tokenAltered: [one('tokens', [encodeURIComponent(home)]), one('tokens', ['never seen'])],
  tokenUnknown: [one('tokens', ['never seen']), one('tokens', [home.slice(0, 16)])],
  sessionIdChanged: [query('sessionId', 'other'), query('version', '2.11.9')],
  clientChanged: [query('client', 'other'), query('version', '2.11.9')],
  propertyChanged: [at('property.token', 'other'), at('property.more', 'other')],
  sessionIdDropped: [query('sessionId', undefined), query('version', '2.11.9')],
  propertyDropped: [at('property', undefined), at('property.token', 'other')],
  environmentDropped: [at('environmentId', undefined), at('environmentId', 8)],
  environmentChanged: [at('environmentId', 8), at('environmentId', 7)],
  qaModeDropped: [at('qaMode', undefined), at('qaMode.listedActivitiesOnly', true)],
  tntIdDropped: [at('id.tntId', undefined), at('id.thirdPartyId', 'a')],
  tntIdChanged: [at('id.tntId', 'other.35_0'), nothing],
  clusterChanged: [
    ({ url, body }) => ({ url, body: { ...body, id: { tntId: '0d3c5f7a91b24e68a1c2d3e4f5061728.36_0' } } }),
    ({ url, body }) => ({ url, body: { ...body, id: { tntId: '0d3c5f7a91b24e68a1c2d3e4f5061728.35_7' } } }),
  ],
  supplementalDataIdChanged: [analytics('supplementalDataId', 'other'), analytics('logging', 'client_side')],
  supplementalDataIdDropped: [analytics('supplementalDataId', undefined), analytics('supplementalDataId', 'other')],
  timestampInSeconds: [one('timestamp', Math.floor(NOW / 1000)), one('timestamp', NOW)],
  timestampNegative: [one('timestamp', -1), one('timestamp', 0)],
  timestampOfNoTime: [one('timestamp', 1), one('timestamp', Math.floor(NOW / 1000))],
  timestampBeforeNow: [one('timestamp', NOW - 3_600_001), one('timestamp', NOW - 3_600_000)],
  timestampAfterNow: [one('timestamp', NOW + 3_600_001), one('timestamp', NOW + 3_600_000)],
  displaySentBefore: [one('impressionId', 'another'), one('impressionId', 'used'), 'shown'],
  marketingCloudVisitorIdDropped: [
    at('id.marketingCloudVisitorId', undefined),
    at('id.thirdPartyId', 'third'),
    'member',
  ],
  marketingCloudVisitorIdChanged: [
    at('id.marketingCloudVisitorId', 'other'),
    at('id.marketingCloudVisitorId', undefined),
    'member',
  ],
  thirdPartyIdDropped: [at('id.thirdPartyId', undefined), at('id.thirdPartyId', 'other'), 'member'],
  thirdPartyIdChanged: [at('id.thirdPartyId', 'other'), at('id.thirdPartyId', undefined), 'member'],
  customerIdDropped: [at('id.customerIds', undefined), at('id.customerIds', customers(1, 'logged_out')), 'member'],
  customerIdChanged: [
    at('id.customerIds.0.id', 'other'),
    at('id.customerIds.0.authenticatedState', 'unknown'),
    'member',
  ],
}

const pairs = Object.entries({ ...RULE_PAIRS, ...REASON_PAIRS })

interface Changed {
  request: NotificationRequest
  findings: Finding[]
}

const made = new Map<Change, Changed>()

/** Each case is made and checked once: some are large. */
function changed(change: Change, row: RowName = 'home'): Changed {
  const known = change === nothing ? undefined : made.get(change)
  if (known) return known
  const request = change(aRequestFor(ROWS[row]))
  const fresh = { request, findings: findingsOf(request, ROWS[row]) }
  made.set(change, fresh)
  return fresh
}

/** For the body of 60 MB. */
const PATIENCE = 60_000

describe('every rule', () => {
  it('has a case that breaks it and one that does not', () => {
    expect(Object.keys(RULE_PAIRS).toSorted()).toEqual(Object.keys(RULES).toSorted())
  })

  it('has a source, except the count of omitted findings', () => {
    const unsourced = Object.entries(RULES).filter(([, { source }]) => source === undefined)
    expect(unsourced.map(([code]) => code)).toEqual(['moreFindings'])
  })
})

describe.each(pairs)('%s', { timeout: PATIENCE }, (code, [raises, spares, row]) => {
  it('is reported when it is broken, with a source and the rule’s own weight', () => {
    const found = changed(raises, row).findings.filter(finding => codeOf(finding) === code)
    expect(found).not.toEqual([])
    for (const { source, severity, what } of found) {
      if (code !== 'moreFindings') expect(source).toBeDefined()
      const ofReason = code === 'displaySentBefore' ? 'warning' : 'error'
      expect(severity).toBe(what.kind === 'rule' ? RULES[what.code as RuleCode].severity : ofReason)
    }
  })

  it('fills every place of its sentence', () => {
    for (const { what } of changed(raises, row).findings) {
      if (what.kind !== 'rule') continue
      const places = new Set(english[`rule_${what.code as RuleCode}`].message.match(/\$\d/g))
      expect([what.code, what.values.length]).toEqual([what.code, places.size])
    }
  })

  it('is not reported for a request that just does not break it', () => {
    expect(codes(changed(spares, row).findings)).not.toContain(code)
  })

  it('is no longer reported once the offered fix is applied', () => {
    const { request, findings } = changed(raises, row)
    for (const { fix, place, what } of findings) {
      if (!fix) continue
      const left = findingsOf(applyEdits(request, fix.edits), ROWS[row ?? 'home'])
      expect(left).not.toContainEqual(expect.objectContaining({ place, what }))
    }
  })
})

describe('a fix is offered', { timeout: PATIENCE }, () => {
  it.each(pairs.filter(([code]) => !WITHOUT_FIX.has(code)))('for %s', (code, [raises, , row]) => {
    for (const found of changed(raises, row).findings) if (codeOf(found) === code) expect(found.fix).toBeDefined()
  })

  it('by every button that has a text', () => {
    const offered = pairs.flatMap(([, [raises, , row]]) =>
      changed(raises, row).findings.flatMap(({ fix }) => fix ?? []),
    )
    expect([...new Set(offered.map(({ code }) => code))].toSorted()).toEqual([...FIX_CODES].toSorted())
  })

  it('for nothing else', () => {
    const offered = pairs.filter(
      ([code, [raises, , row]]) =>
        WITHOUT_FIX.has(code) && changed(raises, row).findings.some(found => codeOf(found) === code && found.fix),
    )
    expect(offered.map(([code]) => code)).toEqual([])
  })
})
