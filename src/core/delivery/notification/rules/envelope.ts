import { isObject, member, toJson, type JsonObject } from '../../../json/json.ts'
import { violation, setting } from '../finding.ts'
import { inBody, removing } from '../../../dialect/findings.ts'
import type { Finding, Fix } from '../../../dialect/finding.ts'
import { pathText, type Path } from '../../../json/jsonPath.ts'
import { matches } from './checkLimits.ts'
import type { RuleCode } from './rules.ts'

/** Most bytes that Target accepts: beyond, it answers 413 (Target limits). */
const MAX_BODY = 60 * 1024 * 1024

/** Most bytes that browsers let a beacon carry (Fetch standard). */
const MAX_BEACON = 64 * 1024

/** Checks the envelope of the notifications, beyond the tables of limits. `length` is that of the body as text. */
export function checkEnvelope(body: JsonObject, length: number): Finding[] {
  return [...formats(body), ...visitor(body), ...answer(body), ...content(body), ...size(body, length)]
}

interface Format {
  pattern: string
  code: RuleCode
  isRight: (text: string) => boolean
  fixed?: (text: string) => string
}

const hasNoScheme = (text: string): boolean => !/^[a-z][a-z\d+.-]*:\/\//i.test(text)
const withoutScheme = (text: string): string => text.replace(/^[^/]*\/\//, '')
const server = { code: 'trackingServerScheme', isRight: hasNoScheme, fixed: withoutScheme } as const

/** Texts with a specific format. */
const FORMATS: readonly Format[] = [
  { pattern: 'id.tntId', code: 'tntIdDot', isRight: text => /^[^.]*(\.\d+_\d+)?$/.test(text) },
  {
    pattern: 'experienceCloud.analytics.supplementalDataId',
    code: 'supplementalDataIdFormat',
    isRight: text => /^[\da-f]{16}-[\da-f]{16}$/i.test(text),
  },
  { pattern: 'experienceCloud.analytics.trackingServer', ...server },
  { pattern: 'experienceCloud.analytics.trackingServerSecure', ...server },
  { pattern: 'context.geo.ipAddress', code: 'ipAddressFormat', isRight: isIpAddress },
  { pattern: 'notifications.*.order.time', code: 'orderTimeFormat', isRight: isTime },
]

function formats(body: JsonObject): Finding[] {
  return FORMATS.flatMap(({ pattern, code, isRight, fixed }) =>
    matches(body, pattern).flatMap(({ path, value }) => {
      if (typeof value !== 'string' || isRight(value)) return []
      return [toFinding(code, path, [value], fixed && setting('changeType', path, fixed(value)))]
    }),
  )
}

function isIpAddress(text: string): boolean {
  const parts = text.split('.')
  if (parts.length === 4) return parts.every(part => /^\d{1,3}$/.test(part) && Number(part) < 256)
  return text.length <= 45 && text.includes(':') && /^[\da-f:.]+$/i.test(text)
}

/** ISO 8601. */
function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d(:?\d\d)?)?)?$/.test(text)
}

/** Customer ids depend on the Experience Cloud id, and only those of a logged-in visitor are looked up. */
function visitor(body: JsonObject): Finding[] {
  const customers = matches(body, 'id.customerIds.*')
  const hasEcid = Boolean(member(body['id'], 'marketingCloudVisitorId'))
  const states = matches(body, 'id.customerIds.*.authenticatedState')
  return [
    ...(customers.length > 0 && !hasEcid ? [violation('customerIdsAlone', inBody('id', 'customerIds'))] : []),
    ...states.flatMap(({ path, value }) =>
      value === 'unknown' || value === 'logged_out' ? [toFinding('customerIdNotUsed', path, [value])] : [],
    ),
  ]
}

function answer(body: JsonObject): Finding[] {
  const beacon: Path = ['context', 'beacon']
  const isBeacon = member(body['context'], 'beacon') === true
  const token: Path = ['trace', 'authorizationToken']
  const isTraced = typeof member(body['trace'], 'authorizationToken') === 'string'
  return [
    ...(isBeacon ? [violation('beaconUnreadable', inBody(...beacon), [], { fix: removing(beacon) })] : []),
    ...(isTraced ? [violation('traceExpires', inBody(...token))] : []),
  ]
}

function content(body: JsonObject): Finding[] {
  const asked = (name: 'execute' | 'prefetch', code: RuleCode): Finding[] =>
    isObject(body[name]) ? [violation(code, inBody(name), [], { fix: removing([name]) })] : []
  return [...asked('execute', 'executeRequested'), ...asked('prefetch', 'prefetchRequested')]
}

/** The body is sent without white space between its members, as at.js writes it. */
function size(body: JsonObject, length: number): Finding[] {
  // No character takes more than three bytes.
  if (length * 3 <= MAX_BEACON) return []
  const bytes = bytesOf(toJson(body, 0) ?? '')
  const values = (max: number): string[] => [String(bytes), String(max)]
  if (bytes > MAX_BODY) return [violation('bodyTooLarge', inBody(), values(MAX_BODY))]
  return bytes > MAX_BEACON ? [violation('bodyBeyondBeacon', inBody(), values(MAX_BEACON))] : []
}

/** Length in UTF-8. */
function bytesOf(text: string): number {
  let bytes = text.length
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit > 0x7f) bytes += 1
    // The two halves of a pair make four bytes together.
    if (unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff)) bytes += 1
  }
  return bytes
}

function toFinding(code: RuleCode, path: Path, values: readonly string[], fix?: Fix): Finding {
  return violation(code, inBody(...path), [pathText(path), ...values], { fix })
}
