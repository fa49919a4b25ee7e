import type { Decision } from '../../../dialect/dialect.ts'
import type { Finding, Fix } from '../../../dialect/finding.ts'
import { inBody } from '../../../dialect/findings.ts'
import { unsentRule } from '../../../dialect/unsentRule.ts'
import { splitUrl, withQueryMember } from '../../../exchange/url.ts'
import { isObject, toJson, type JsonObject } from '../../../json/json.ts'
import { parseEdgeAddress } from '../../address.ts'
import { isEdgePath } from '../../edgePath.ts'
import { edgeOf } from '../../read.ts'
import { askedEcid } from '../../visitor.ts'
import { getAt } from '../../../json/jsonPath.ts'
import type { ParsedExchange } from '../../../dialect/dialect.ts'
import { isOfPagesDomain } from '../cookies.ts'
import { datastreamMember, isVersion2 } from '../sendUrl.ts'
import { edgeViolation, type EdgeFixCode, type EdgeRuleCode } from './rules.ts'

/** Checks the URL by itself, and against the call that delivered the decision; and that the request names the visitor. */
export function checkEdgeAddress(
  url: string,
  read: ParsedExchange,
  body: JsonObject,
  decision: Decision | undefined,
): Finding[] {
  const delivered = decision?.read.exchange.request?.url ?? ''
  return [...place(url, delivered), ...datastream(url, delivered), ...version(url), ...visitor(url, read, body)]
}

function place(url: string, delivered: string): Finding[] {
  const unsent = unsentRule(url)
  if (unsent?.code === 'hostMissing') return [toFinding(unsent.code, unsent.values)]
  return [
    ...(unsent ? [toFinding(unsent.code, unsent.values)] : []),
    ...path(url),
    ...(/^http:/i.test(url) && /^https:/i.test(delivered)
      ? [toFinding('httpInsteadOfHttps', [], fix('useHttps', url.replace(/^http:/i, 'https:')))]
      : []),
  ]
}

function path(url: string): Finding[] {
  const { base } = splitUrl(url)
  const [, written = ''] = /^(?:[a-z]+:)?\/\/[^/]*(.*)$/i.exec(base) ?? []
  const { action } = parseEdgeAddress(url)
  const interact = base.replace(/[^/]*$/, 'interact') + url.slice(base.length)
  if (action === 'collect') return [toFinding('collectUnanswered', [], fix('useInteract', interact))]
  if (isEdgePath(written, '?configId=') && action === 'interact') return []
  const [, host = ''] = /^((?:[a-z]+:)?\/\/[^/]*)/i.exec(base) ?? []
  const fixed = `${host}/ee/v1/interact${url.slice(base.length)}`
  return [toFinding('edgePathUnusual', [written, '/ee/v1/interact'], fix('usePath', fixed))]
}

function datastream(url: string, delivered: string): Finding[] {
  const name = datastreamMember(url)
  if (splitUrl(url).query.get(name)) return []
  const own = parseEdgeAddress(delivered).datastream
  const back = own ? fix('useDelivered', withQueryMember(url, name, own)) : undefined
  return [toFinding('datastreamMissing', [name], back)]
}

/** Servers call version 2; a browser adds its own header. */
function version(url: string): Finding[] {
  return isVersion2(url) ? [toFinding('userAgentRequired', [])] : []
}

/** To a domain of the page's own the visitor's cookies travel as cookies; to any other only in the body. */
function visitor(url: string, read: ParsedExchange, body: JsonObject): Finding[] {
  const state = getAt(body, ['meta', 'state'])
  const domain = isObject(state) ? state['domain'] : undefined
  if (askedEcid(edgeOf(read)) !== undefined || isOfPagesDomain(url, domain) || holdsIdentity(body)) return []
  return [edgeViolation('visitorMissing', inBody('meta', 'state'))]
}

/** An identity that is not understood may still be one. */
function holdsIdentity(body: JsonObject): boolean {
  return /"kndctr_[^"]+_identity"|"identityMap":\{"/.test(toJson(body, 0) ?? '')
}

function toFinding(code: EdgeRuleCode, values: readonly string[], fix?: Fix): Finding {
  return edgeViolation(code, { in: 'url' }, values, { fix })
}

function fix(code: EdgeFixCode, url: string): Fix {
  return { code, edits: [{ in: 'url', url }] }
}
