import { describe, expect, it } from 'vitest'
import german from '../../../public/_locales/de/messages.json' with { type: 'json' }
import english from '../../../public/_locales/en/messages.json' with { type: 'json' }
import { aNetworkCall } from '../../../test/fixtures/networkCalls.ts'
import { aDisplay, anExchange, OPENED } from '../../../test/fixtures/exchanges.ts'
import { messageText } from '../../../test/fixtures/host.ts'
import { HOME, INCOMPLETE, REASONS } from '../../../test/fixtures/reasons.ts'
import { parseDelivery } from '../../core/delivery/dialect.ts'
import type { Problem } from '../../core/dialect/problem.ts'
import type { Reason } from '../../core/dialect/reason.ts'
import { FIX_CODES } from '../../core/delivery/notification/finding.ts'
import type { Finding } from '../../core/dialect/finding.ts'
import { RULES as DELIVERY_RULES, SOURCES, type RuleCode } from '../../core/delivery/notification/rules/rules.ts'
import { EDGE_FIX_CODES, EDGE_RULES, EDGE_SOURCES, type EdgeRuleCode } from '../../core/edge/drafting/rules/rules.ts'
import { createText, type CountKey } from './createText.ts'

const catalogues: [string, Record<string, { message: string }>][] = Object.entries({ en: english, de: german })
const textOf = (locale: string, catalogue: Record<string, { message: string }>) =>
  createText({ locale, message: (key, ...values) => messageText(catalogue, key, values) })
const text = textOf('en', english)
const placeholders = (message = '') => [...new Set(message.match(/\$\d/g))].toSorted()

/** The number of values of each rule, by rule. */
const ALL_RULES = { ...DELIVERY_RULES, ...EDGE_RULES }
const ALL_SOURCES = [...new Set([...SOURCES, ...EDGE_SOURCES])]
const BY_VALUES: readonly (readonly (RuleCode | EdgeRuleCode)[])[] = [
  [
    ...(['collectUnanswered', 'userAgentRequired', 'visitorMissing', 'eventMissing', 'decisionsRequested'] as const),
    ...(['propositionsMissing', 'xdmTimestampMissing'] as const),
    ...(['customerIdsAlone', 'traceExpires', 'beaconUnreadable', 'executeRequested', 'prefetchRequested'] as const),
    ...(['httpInsteadOfHttps', 'sessionIdMissing', 'accountMissing', 'noNotification', 'timestampMissing'] as const),
    ...(['mboxAndView', 'locationMissing', 'stateInClick', 'impressionIdMissing', 'tokensMissing', 'urlCut'] as const),
    ...(['tokenEmpty', 'looksLikeClickToken', 'looksLikeDisplayToken'] as const),
  ],
  [
    ...(['datastreamMissing', 'memberUnknown', 'pageViewReported', 'propositionEventTypeMissing'] as const),
    ...(['eventTokenMissing', 'xdmTimestampFormat', 'xdmTimestampFar', 'parameterKind'] as const),
    ...(['missing', 'blank', 'hostMissing', 'urlFragment', 'sessionIdCharacters', 'sessionIdBraces'] as const),
    ...(['urlNotHttp', 'urlUser', 'hostCharacters'] as const),
    ...(['sessionMadeUp', 'sessionExpired', 'visitorExpired'] as const),
    ...(['idRepeated', 'typeUnknown', 'timestampNotWhole', 'pageLoadAndOther', 'mboxNameClicked'] as const),
    ...(['mboxNameReserved', 'impressionIdUsed', 'clickTokenMissing', 'tokenRepeated'] as const),
    ...(['parameterNameBlank', 'moreFindings'] as const),
  ],
  [
    ...(['edgePathUnusual', 'eventOfOtherVersion'] as const),
    ...(['tntIdDot', 'supplementalDataIdFormat', 'trackingServerScheme', 'ipAddressFormat'] as const),
    ...([
      'orderTimeFormat',
      'notWhole',
      'customerIdNotUsed',
      'bodyTooLarge',
      'bodyBeyondBeacon',
      'pathUnusual',
    ] as const),
    ...(['sessionIdTooLong', 'clusterOfHost', 'manyNotifications', 'mboxNameCharacters', 'viewNameCase'] as const),
    ...(['impressionIdRepeated', 'parameterNameProfile', 'parameterNameReserved', 'productIdsTooLong'] as const),
  ],
  ['wrongType', 'tooLong', 'tooShort', 'tooMany', 'notOneOf', 'tooSmall', 'parameterNameTooLong'],
  [],
  [],
  ['tooLongForSome', 'tooManyForSome'],
]
const RULES = Object.fromEntries(BY_VALUES.flatMap((codes, values) => codes.map(code => [code, values] as const)))
const PROBLEMS: { [Kind in Problem['kind']]: Extract<Problem, { kind: Kind }> } = {
  'not json': { kind: 'not json', side: 'request', error: { line: 3, column: 8 } },
  'not an object': { kind: 'not an object', side: 'response' },
  cut: { kind: 'cut', side: 'response', length: 9, kept: 5, isLonger: false },
  unreadable: { kind: 'unreadable', side: 'request', reason: 'a stream' },
  field: { kind: 'field', side: 'response', error: { path: 'status', expected: 'number', received: '"ok"' } },
  empty: { kind: 'empty', side: 'response' },
  'http status': { kind: 'http status', status: 400, message: undefined },
  'body status': { kind: 'body status', httpStatus: 200, status: 400, message: 'no' },
  failed: { kind: 'failed', reason: 'network' },
  'unread by page': { kind: 'unread by page' },
  'request not seen': { kind: 'request not seen' },
  'beacon not queued': { kind: 'beacon not queued' },
  reported: { kind: 'reported', severity: 'error', text: 'Upstream', event: 1 },
  'no handle': { kind: 'no handle' },
  'unknown handle': { kind: 'unknown handle', type: 'other:kind' },
}
const COUNTS: Record<CountKey, true> = {
  frames: true,
  emptyFilterHidden: true,
  exchanges: true,
  leftOut: true,
  missedDocuments: true,
  held: true,
  notSent: true,
  exported: true,
  exportedRows: true,
  exportRows: true,
  exportCalls: true,
  exportLeftOut: true,
  exportMaskedTimes: true,
  rowsSelected: true,
  copyRows: true,
  copiedRows: true,
  imported: true,
  importedPartly: true,
  importUnreadableExchanges: true,
  importRows: true,
  restored: true,
  restoredPartly: true,
  findingCount: true,
  foldedFields: true,
  foldedItems: true,
  paritySaved: true,
  elementsFound: true,
}

const values = (count: number) => Array.from({ length: count }, (_, at) => `<${at}>`)
const reasonOf = ([code, filled]: readonly [string, readonly unknown[]]) => ({ code, values: filled }) as Reason
/** The values that a sentence quotes; the event is translated. */
const textsIn = ([, ...filled]: readonly unknown[]) => filled.filter(value => typeof value === 'string')

describe('the catalogues of both languages', () => {
  it('have the same messages', () => {
    expect(Object.keys(german).toSorted()).toEqual(Object.keys(english).toSorted())
  })

  it('have the same places in each message', () => {
    const placesOf = (catalogue: Record<string, { message: string }>) =>
      Object.fromEntries(Object.entries(catalogue).map(([key, { message }]) => [key, placeholders(message)]))
    expect(placesOf(german)).toEqual(placesOf(english))
  })

  it.each(catalogues)('%s has no empty message, and no two keys that browsers treat as one', (locale, catalogue) => {
    const keys = Object.keys(catalogue)
    expect(Object.entries(catalogue).filter(([, { message }]) => message.trim() === '')).toEqual([])
    expect(new Set(keys.map(key => key.toLowerCase())).size).toBe(keys.length)
    expect(keys.filter(key => !/^\w+$/.test(key))).toEqual([])
    expect(catalogue['locale']?.message).toBe(locale)
  })

  it('use one German word for each thing, and address nobody', () => {
    const others =
      /\bOrte?s?\b|ausgegeben|Auffüll|Zeitstempel|Benachrichtig|\b(den|dem|einen|einem) View\b|sitzung|\bSite\b/i
    const addresses = /\b(Sie|Ihnen|Ihre?[mnrs]?)\b(?<!^Sie|[.:] Sie)/
    const odd = Object.entries(german).filter(([, { message }]) => others.test(message) || addresses.test(message))
    expect(odd.map(([key]) => key)).toEqual([])
  })

  it.each(catalogues)('%s has sentences for existing codes only', (_, catalogue) => {
    const codes = (prefix: string) =>
      Object.keys(catalogue).flatMap(key => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
    const without = Object.keys(INCOMPLETE).map(code => `${code}_without`)
    expect(codes('reason_').toSorted()).toEqual([...Object.keys(REASONS), ...without].toSorted())
    expect(codes('rule_').toSorted()).toEqual(Object.keys(ALL_RULES).toSorted())
    expect(Object.keys(RULES).toSorted()).toEqual(Object.keys(ALL_RULES).toSorted())
    expect(codes('fix_').toSorted()).toEqual([...new Set([...FIX_CODES, ...EDGE_FIX_CODES])].toSorted())
    expect(codes('source_')).toHaveLength(ALL_SOURCES.length)
    // A field and a cut body have two sentences, and a reported error four: as error or warning, of an event or of the call.
    expect(codes('problem_')).toHaveLength(Object.keys(PROBLEMS).length + 5)
  })
})

describe.each(catalogues)('in %s', (locale, catalogue) => {
  const { reason, finding, source, problem, count, outcomeReason } = textOf(locale, catalogue)

  it.each([...Object.entries(REASONS), ...Object.entries(INCOMPLETE)])(
    'the reason %s stands alone: it names its location and every value',
    (...entry) => {
      const sentence = reason(reasonOf(entry))
      expect(sentence).toMatch(/home|cart/)
      for (const value of textsIn(entry[1])) expect(sentence).toContain(value)
      expect(sentence).not.toMatch(/\$\d|undefined| {2}|“”|„“/)
    },
  )

  it.each(Object.entries(RULES))('the rule %s is a sentence', (code, count) => {
    const what = { kind: 'rule', code, values: values(count) } as Finding['what']
    const place: Finding['place'] = { in: 'url' }
    expect(finding({ severity: 'error', place, what, source: undefined, fix: undefined })).not.toBe('')
    expect(placeholders(catalogue[`rule_${code}`]?.message)).toHaveLength(count)
  })

  it.each(ALL_SOURCES)('the source %s has a name', name => {
    expect(source(name)).toMatch(/\S/)
    expect(catalogue).toHaveProperty(`source_${name.replaceAll(/\W/g, '_')}`)
  })

  it.each(Object.values(PROBLEMS))('the problem $kind is a sentence with every place filled', found => {
    expect(problem(found)).toMatch(/\S/)
    expect(problem(found)).not.toMatch(/ {2}|undefined|: ?$/)
  })

  it.each(Object.keys(COUNTS) as CountKey[])('%s are counted, with a separate form for one', key => {
    expect(count(key, 0)).toContain('0')
    expect(count(key, 1)).toContain('1')
    expect(count(key, 2)).not.toBe(count(key, 1).replace('1', '2'))
  })

  it.each([
    'network',
    'timeout',
    'gone',
    'page policy',
    'refused: Invalid URL',
    'network: aborted',
    'net::ERR_FAILED',
    'withheld, status 0',
    'redirected',
    'host withheld',
    'no consent',
    'background gone',
    'offline',
  ])('no answer because of %j is explained', failed => {
    expect(outcomeReason(parseDelivery(anExchange({ source: 'inspector', failed })))).toMatch(/\S/)
  })
})

describe('on screen', () => {
  const sent = (options: Parameters<typeof aDisplay>[1]) =>
    parseDelivery(aDisplay('home', { notificationId: 'n', ...options }))

  it.each([
    ['on its way', {}, /on its way/],
    ['echoed', { response: { notifications: [{ id: 'n' }] } }, /echoes/],
    ['not echoed', { response: { status: 200 } }, /HTTP 200, but the answer lacks id n\./],
    ['HTML', { response: '<html>' }, /HTTP 200, but the answer cannot be read/],
    ['refused', { response: { status: 400, message: 'bad token' } }, /status 400: “bad token”/],
    ['refused without a message', { status: 503 }, /status 503 and gave no message/],
    ['204', { status: 204 }, /204/],
    ['too late', { failed: 'timeout' }, /after 10 s/],
    [
      'blocked by the page’s policy',
      { failed: 'page policy' },
      /\(connect-src\) does not allow calls to demo\.tt\.omtrdc\.net,/,
    ],
    ['refused by the browser', { failed: 'refused: Invalid URL' }, /\(Invalid URL\)/],
    [
      'with the reason of the network log',
      { failed: 'net::ERR_CONNECTION_REFUSED' },
      /log has the reason net::ERR_CONNECTION_REFUSED\.$/,
    ],
    ['withheld by the browser', { failed: 'withheld, status 200' }, /answered with status 200, but .* \(CORS\)/],
    ['not sent to another scheme', { failed: 'address scheme' }, /^Not sent: .* https:\/\/ or http:\/\//],
    ['not sent to a URL that was cut', { failed: 'address cut' }, /^Not sent: the URL is cut/],
    ['not sent behind a user', { failed: 'address user' }, /^Not sent: the URL has a user name/],
    ['not sent to an invalid host', { failed: 'address host' }, /^Not sent: .* no valid host/],
    ['not sent to a path that a page or file gave', { failed: 'address path' }, /^Not sent: the URL’s path belongs /],
    ['failed for an invented reason in a file', { failed: 'constructor' }, /^No answer: /],
    ['failed without a reason', { failed: 'network' }, /\(CORS\)\. The browser does not reveal which\.$/],
  ])('an outcome is explained: %s', (_, options, sentence) => {
    expect(text.outcomeReason(sent(options))).toMatch(sentence)
  })

  it('a failure without details in the network log is a network error, because a CORS refusal has a status there', () => {
    const { exchange } = sent({ failed: 'network' })
    const reasonWith = (status: number, failure?: string) =>
      text.outcomeReason(parseDelivery({ ...exchange, network: { ...aNetworkCall(), status, failure } }))
    expect(reasonWith(0)).toMatch(/a network error\. .* neither a status nor a reason\.$/)
    expect(reasonWith(0, 'net::ERR_FAILED')).toMatch(/does not reveal which\.$/)
  })

  it('broken JSON is explained with the place of the error, in the panel’s words and not in the engine’s', () => {
    const { problems } = parseDelivery(anExchange({ request: '{\n  "a": nothing }' }))
    expect(problems.map(text.problem)).toContain('The request is not JSON: parsing fails at line 2, column 8.')
  })

  it.each([
    ['a number is a time of day', ['sentAt', REASONS.sentAt], /was sent at \d\d:\d\d:\d\d\.000\./],
    ['a span is in its largest units', ['duplicate', REASONS.duplicate], /and again 5 min 40 s later/],
    ['values are quoted', ['tokenUnknown', REASONS.tokenUnknown], /carries “<token>”/],
    [
      'a location is named with its kind',
      ['notTriggered', REASONS.notTriggered],
      /^Content for view “cart” was delivered/,
    ],
    [
      'one of several has its index',
      ['dueSince', [{ ...HOME, repeat: { rank: 1, index: 3 } }, OPENED]],
      /^Content for mbox “home” \(index 3\) was/,
    ],
    [
      'no location is the page',
      ['notClicked', [{ location: { kind: 'none' } }]],
      /^No click notification for the page with this token has been recorded yet\.$/,
    ],
  ] as const)('in a reason %s', (_, entry, sentence) => {
    expect(text.reason(reasonOf(entry))).toMatch(sentence)
  })

  it('a time outside the range of dates is shown as its number', () => {
    const beyond = [Infinity, NaN, 8.64e15 + 2, -9e15]
    expect(beyond.map(text.time)).toEqual(['Infinity', 'NaN', '8640000000000002', '-9000000000000000'])
    expect(beyond.map(text.moment)).toEqual(beyond.map(String))
    expect(text.reason(reasonOf(['sentAt', ['display', { location: { kind: 'none' } }, 1e300]]))).toContain('1e+300')
  })
})

it('only a minimum length is shown for a cut body of unknown length', () => {
  const cut = { kind: 'cut', side: 'response', length: 6_291_456, kept: 4_194_304 } as const
  const sentence = (isLonger: boolean) => text.problem({ ...cut, isLonger })
  expect(sentence(false)).toContain('has 6291456 characters')
  expect(sentence(true)).toContain('has more than 6291456 characters')
})
