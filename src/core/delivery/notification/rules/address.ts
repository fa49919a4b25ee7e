import { parseAddress, parseTntId } from '../../address.ts'
import { unsentRule } from '../../../dialect/unsentRule.ts'
import { DELIVERY_PATH, isDeliveryPath } from '../../deliveryPath.ts'
import type { Decision } from '../../../dialect/dialect.ts'
import { isObject, member } from '../../../json/json.ts'
import { violation, type FixCode } from '../finding.ts'
import type { Finding, Fix } from '../../../dialect/finding.ts'
import type { RuleCode } from './rules.ts'

/** Longest session id, in characters (OpenAPI). */
const MAX_SESSION = 128

/** Checks the URL by itself, against the visitor in the body, and against the call that delivered the token. */
export function checkAddress(url: string, body: unknown, decision: Decision | undefined): Finding[] {
  const delivered = decision?.read.exchange.request?.url ?? ''
  return [
    ...place(url, delivered),
    ...fragment(url),
    ...session(url, delivered),
    ...account(url, delivered),
    ...cluster(url, body),
  ]
}

function place(url: string, delivered: string): Finding[] {
  const unsent = unsentRule(url)
  if (unsent?.code === 'hostMissing') return [toFinding(unsent.code, unsent.values)]
  const { path = '' } = parseAddress(url)
  const isUnusual = !isDeliveryPath(path)
  const fixed = url.replace(/^((?:[a-z]+:)?\/\/[^/?#]*)[^?#]*/i, (_, base: string) => `${base}${DELIVERY_PATH}`)
  return [
    ...(unsent ? [toFinding(unsent.code, unsent.values)] : []),
    ...(isUnusual ? [toFinding('pathUnusual', [path, DELIVERY_PATH], fix('usePath', fixed))] : []),
    ...(/^http:/i.test(url) && /^https:/i.test(delivered)
      ? [toFinding('httpInsteadOfHttps', [], fix('useHttps', url.replace(/^http:/i, 'https:')))]
      : []),
  ]
}

/** A raw `#`, as in examples of the documentation, ends the part of the URL that is sent. */
function fragment(url: string): Finding[] {
  const at = url.indexOf('#')
  return at < 0 ? [] : [toFinding('urlFragment', [url.slice(at)], fix('encodeHash', url.replaceAll('#', '%23')))]
}

function session(url: string, delivered: string): Finding[] {
  const { sessionId = '' } = parseAddress(url)
  const own = parseAddress(delivered).sessionId
  const back = own ? fix('useDelivered', withQuery(url, 'sessionId', own)) : undefined
  if (sessionId === '') return [toFinding('sessionIdMissing', [], back)]
  const odd = /[\s?/\p{C}]/u.exec(sessionId)?.[0]
  const brace = /[{}]/.exec(sessionId)?.[0]
  return [
    ...(sessionId.length > MAX_SESSION
      ? [toFinding('sessionIdTooLong', [String(sessionId.length), String(MAX_SESSION)], back)]
      : []),
    ...(odd === undefined ? [] : [toFinding('sessionIdCharacters', [named(odd)], back)]),
    ...(brace === undefined ? [] : [toFinding('sessionIdBraces', [brace], back)]),
  ]
}

function account(url: string, delivered: string): Finding[] {
  const { client, imsOrgId } = parseAddress(url)
  if (client || imsOrgId) return []
  const own = parseAddress(delivered)
  if (own.client) return [toFinding('accountMissing', [], fix('useDelivered', withQuery(url, 'client', own.client)))]
  if (own.imsOrgId)
    return [toFinding('accountMissing', [], fix('useDelivered', withQuery(url, 'imsOrgId', own.imsOrgId)))]
  return [toFinding('accountMissing', [])]
}

/** Only one edge cluster knows a visitor: the one in the tntId's location hint. */
function cluster(url: string, body: unknown): Finding[] {
  const tntId = isObject(body) ? member(body['id'], 'tntId') : undefined
  const hinted = typeof tntId === 'string' ? parseTntId(tntId).cluster : undefined
  const { cluster: called } = parseAddress(url)
  if (hinted === undefined || called === undefined || hinted === called) return []
  const fixed = url.replace(/mboxedge\d+\./i, `mboxedge${hinted}.`)
  return [toFinding('clusterOfHost', [called, hinted], fix('useCluster', fixed))]
}

/** The URL with one query member set; every other stays as it is written. */
export function withQuery(url: string, name: string, value: string): string {
  const [, base = '', query, rest = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? []
  const pairs = (query ?? '?').slice(1).split('&')
  const set = `${name}=${encodeURIComponent(value)}`
  const isOwn = (pair: string): boolean => pair.split('=', 1)[0] === name
  const others = pairs.filter(pair => pair !== '' && !isOwn(pair))
  const at = pairs.findIndex(isOwn)
  const joined = at < 0 ? [...others, set] : others.toSpliced(at, 0, set)
  return `${base}?${joined.join('&')}${rest}`
}

function toFinding(code: RuleCode, values: readonly string[], fix?: Fix): Finding {
  return violation(code, { in: 'url' }, values, { fix })
}

function fix(code: FixCode, url: string): Fix {
  return { code, edits: [{ in: 'url', url }] }
}

function named(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code <= 0x20 || code === 0x7f ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : character
}
