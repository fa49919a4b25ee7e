import { keptIn, type MaskTools, type Personal, type PersonalMember } from '../dialect/personal.ts'
import { patternsOf } from '../dialect/shape.ts'
import { responseTokensAt } from '../masking/responseTokens.ts'
import { fromBase64, toBase64 } from '../import/bytes.ts'
import { memberText } from '../json/json.ts'
import { getAt, type Path } from '../json/jsonPath.ts'
import { maskMboxCookie } from '../target-cookie/maskMboxCookie.ts'
import { EDGE_REQUEST, EDGE_RESPONSE, HINTS, IDENTITIES, PROPOSITIONS, STATE } from './model.ts'
import { readIdentityCookie } from './visitor.ts'

/** The members of XDM that the Web SDK fills in. All others are the site's own, and may describe the visitor. */
const OF_WEB_SDK = [
  'eventType',
  'web',
  'device',
  'environment',
  'placeContext',
  'implementationDetails',
  'timestamp',
  'identityMap',
  '_id',
  '_experience.decisioning',
] as const

function xdmAt(xdm: string): readonly PersonalMember[] {
  return [
    { pattern: `${xdm}.identityMap.ECID.*.id`, kind: 'visitorIds' },
    { pattern: `${xdm}.identityMap.*.*.id`, kind: 'customerIds' },
    { pattern: `${xdm}.device.deviceID`, kind: 'visitorIds' },
    { pattern: `${xdm}.web.**.URL`, kind: 'queryStrings' },
    { pattern: `${xdm}.environment.ipV4`, kind: 'ipAndGeo' },
    { pattern: `${xdm}.environment.ipV6`, kind: 'ipAndGeo' },
    { pattern: `${xdm}.placeContext.geo`, kind: 'ipAndGeo' },
    ...propositionsAt(`${xdm}._experience.decisioning.propositions.*`),
    ...OF_WEB_SDK.map(name => ({ pattern: `${xdm}.${name}`, kind: 'kept' as const })),
    { pattern: xdm, kind: 'profileParameters' },
  ]
}

/** A proposition's id is to its display what a state is to one of the Delivery API. */
function propositionsAt(pattern: string, when?: PersonalMember['when']): readonly PersonalMember[] {
  const paths = ['id', 'scopeDetails.**.eventToken', 'scopeDetails.**.eventTokens']
  return paths.map(path => ({ pattern: `${pattern}.${path}`, kind: 'tokens' as const, ...(when && { when }) }))
}

const REQUEST: readonly PersonalMember[] = [
  ...['xdm', 'event.xdm', 'events.*.xdm'].flatMap(xdmAt),
  { pattern: 'event.data', kind: 'profileParameters' },
  { pattern: 'events.*.data', kind: 'profileParameters' },
  ...cookiesAt('meta.state.entries.*'),
  ...keptIn(EDGE_REQUEST),
]

function responseAt(prefix: string): readonly PersonalMember[] {
  const payload = `${prefix}handle.*.payload`
  return [
    { pattern: `${payload}.*.id`, kind: 'visitorIds', when: isOf(/^identity:result$/) },
    ...cookiesAt(`${payload}.*`, isOf(/^state:store$/)),
    { pattern: `${payload}.**.url`, kind: 'queryStrings', when: isOf(/^identity:exchange$/) },
    ...propositionsAt(`${payload}.*`, isOf(/^personalization:/)),
    ...responseTokensAt(`${payload}.*.items.*.meta`),
    ...['scope', 'scopeDetails', 'items.*.id', 'items.*.schema', 'items.*.data.type'].map(path => ({
      pattern: `${payload}.*.${path}`,
      kind: 'kept' as const,
      when: isOf(/^personalization:/),
    })),
    // What audiences and destinations the visitor is in, and what other products know of the visitor.
    { pattern: payload, kind: 'profileParameters', when: isOf(/^(?!identity:|state:|personalization:|locationHint:)/) },
  ]
}

/** Cookies that the Web SDK copies into bodies: their name is beside their value. */
function cookiesAt(pattern: string, when: PersonalMember['when'] = () => true): readonly PersonalMember[] {
  const named =
    (name: RegExp) =>
    (body: unknown, path: Path): boolean =>
      when(body, path) && name.test(memberText(getAt(body, path.slice(0, -1)), 'key'))
  const value = `${pattern}.value`
  return [
    { pattern: value, kind: 'kept', when: named(/^kndctr_.+_(?:consent|cluster)$/) },
    { pattern: value, kind: 'cookies', when: named(/^kndctr_.+_identity$/), replace: maskIdentityCookie },
    { pattern: value, kind: 'cookies', when: named(/^mbox$/), replace: maskMboxCookie },
    { pattern: value, kind: 'cookies', when },
  ]
}

/** The identity cookie with another ECID, and nothing else; any other text is masked as a whole. */
function maskIdentityCookie(value: string, { mask, isMasked }: MaskTools): string {
  const ecid = readIdentityCookie(value)
  if (ecid === undefined) return mask(value, 'cookies')
  const masked = mask(ecid, 'visitorIds')
  const bytes = fromBase64(value.replaceAll(/%3D/gi, '=').replaceAll('-', '+').replaceAll('_', '/')) ?? ''
  if (!isMasked('cookies')) return masked === ecid ? value : toBase64(bytes.replaceAll(ecid, masked))
  return toBase64(bytes.slice(0, 2) + masked)
}

function isOf(type: RegExp): NonNullable<PersonalMember['when']> {
  return (body, path) => type.test(memberText(getAt(body, path.slice(0, path.indexOf('payload'))), 'type'))
}

/** What is personal in calls of the Edge Network and in what the Web SDK reports. */
export const EDGE_PERSONAL: Personal = {
  request: REQUEST,
  response: [...responseAt(''), ...keptIn(EDGE_RESPONSE)],
  event: [
    ...responseAt('options.responseBody.'),
    ...xdmAt('options.xdm'),
    { pattern: 'options.data', kind: 'profileParameters' },
    { pattern: 'result.identity', kind: 'visitorIds' },
    ...['result.propositions.*', 'result.decisions.*', 'payload.*.*', 'payload.propositionDetails'].flatMap(at =>
      propositionsAt(at),
    ),
    ...responseTokensAt('**.items.*.meta'),
  ],
  query: { configId: 'kept', dataStreamId: 'kept', requestId: 'kept' },
  words: wordsOf(),
}

function wordsOf(): ReadonlySet<string> {
  const shapes = [EDGE_REQUEST, EDGE_RESPONSE, PROPOSITIONS, IDENTITIES, HINTS, STATE].flatMap(shape =>
    patternsOf(shape),
  )
  const names = shapes.map(({ pattern }) => pattern.slice(pattern.lastIndexOf('.') + 1))
  const handles = [
    'identity:result',
    'identity:exchange',
    'personalization:decisions',
    'locationHint:result',
    'state:store',
  ]
  const kinds = ['display', 'interact', 'click', 'dismiss', 'trigger', 'suppressDisplay', 'Display', 'Interact']
  const types = kinds.map(kind => `decisioning.proposition${kind}`)
  const ofEvents = ['rendering-failed', 'rendering-succeeded', 'propositionDetails', 'commandName', 'instanceName']
  const others = ['ECID', '__view__', 'EdgeNetwork', 'view', 'TGT', 'status', 'options', 'result', 'applyResponse']
  return new Set([...names, ...handles, ...kinds, ...types, ...ofEvents, ...others])
}
