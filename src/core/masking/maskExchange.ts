import type { Dialect, ParsedExchange } from '../dialect/dialect.ts'
import type { Personal, PersonalMember } from '../dialect/personal.ts'
import { PERSONAL_DATA } from '../dialect/personalData.ts'
import {
  isBodyCut,
  type Body,
  type Exchange,
  type RequestSide,
  type ResponseSide,
  type StatedVisit,
} from '../exchange/exchange.ts'
import { parseJson } from '../json/json.ts'
import { memoize } from '../memoize.ts'
import type { Header, NetworkFacts } from '../network/networkFacts.ts'
import { leftOut } from '../redaction/leftOut.ts'
import { maskMboxCookie } from '../target-cookie/maskMboxCookie.ts'
import { utf8Length } from '../utf8Length.ts'
import type { Masks } from './createMasks.ts'
import { maskJson } from './maskJson.ts'
import { maskAddress, maskCallUrl } from './maskUrl.ts'

/** The headers that name the address of a page. */
const ADDRESSES: ReadonlySet<string> = new Set(['referer', 'referrer', 'location', 'content-location'])

/** An exchange with what is personal in it masked, wherever it is. */
export function maskExchange({ exchange, dialect }: ParsedExchange, masks: Masks): Exchange {
  const { request, lateBody, response, network, frame } = exchange
  const personal = PERSONAL_DATA.get(dialect.name)
  const masker = { masks, personal, url: urlMasking(exchange, { dialect, personal }, masks) }
  return {
    ...exchange,
    ...(exchange.file !== undefined && { file: masks.plain(exchange.file) }),
    ...(frame && { frame: { origin: masks.plain(frame.origin), url: maskAddress(frame.url, 'frame', masks) } }),
    ...(request && { request: maskRequest(request, masker) }),
    ...(lateBody && { lateBody: maskBody(lateBody, personal?.request, 'request', masks) }),
    ...(response && { response: maskResponse(response, masker) }),
    ...(network && { network: maskFacts(network, masker) }),
  }
}

/** A body with what is personal in it masked. What cannot be read is left out: its content is unknown. */
export function maskBody(body: Body, members: readonly PersonalMember[] | undefined, side: string, masks: Masks): Body {
  if (body.kind === 'unreadable') return { ...body, reason: masks.plain(body.reason) }
  if (body.kind !== 'text') return body
  const isReadable = isJson(body) || (isBodyCut(body) && /^\s*[[{]/.test(body.text))
  const text = isReadable ? maskJson(body.text, { masks, members: members ?? [], side }) : leftOut(body.text)
  return { ...body, text, length: text.length + body.length - body.text.length }
}

/** Asked twice, for finding and for replacing. */
const isJson = memoize(({ text }: Extract<Body, { kind: 'text' }>): boolean => parseJson(text).kind === 'json')

interface Masker {
  masks: Masks
  /** What is personal in the calls of its protocol. */
  personal: Personal | undefined
  url: (url: string) => string
}

/** Only the URLs of calls have parameters of the protocol. */
function urlMasking(
  exchange: Exchange,
  { dialect: { owns }, personal }: Pick<Masker, 'personal'> & { dialect: Dialect },
  masks: Masks,
): Masker['url'] {
  const isCall = (exchange.request?.url ?? exchange.network?.url ?? '') !== '' && owns(exchange)
  return url =>
    isCall && personal ? maskCallUrl(url, personal.query, masks) : maskAddress(url, 'URL of a call', masks)
}

function maskRequest(request: RequestSide, { masks, personal, url }: Masker): RequestSide {
  const { visit } = request
  const body = maskBody(request.body, personal?.request, 'request', masks)
  return {
    ...request,
    url: url(request.url),
    // Why a beacon was not queued depends on its size.
    body: request.queued === false ? asLong(body, request.body) : body,
    ...(visit && { visit: maskVisit(visit, masks) }),
  }
}

function asLong(body: Body, before: Body): Body {
  if (body.kind !== 'text' || before.kind !== 'text') return body
  const missing = Math.max(0, utf8Length(before.text) - utf8Length(body.text))
  return { ...body, text: body.text + ' '.repeat(missing), length: body.length + missing }
}

function maskVisit({ sessionId, targetCookie, locationHint }: StatedVisit, masks: Masks): StatedVisit {
  const tools = masks.tools('visit')
  return {
    ...(sessionId !== undefined && { sessionId: tools.mask(sessionId, 'visitorIds') }),
    ...(targetCookie !== undefined && { targetCookie: maskMboxCookie(targetCookie, tools) }),
    ...(locationHint !== undefined && { locationHint }),
  }
}

function maskResponse(response: ResponseSide, { masks, personal }: Masker): ResponseSide {
  if (response.kind === 'failed') return { ...response, reason: masks.plain(response.reason) }
  const { body, headers } = response
  return {
    ...response,
    body: maskBody(body, personal?.response, 'response', masks),
    ...(headers !== undefined && {
      headers: headers
        .split('\n')
        .map(line => maskLine(line, masks))
        .join('\n'),
    }),
  }
}

function maskLine(line: string, masks: Masks): string {
  const [, name = '', between = '', value = ''] = /^([^:\s]+)(:\s*)([^]*)$/.exec(line) ?? []
  return name === '' ? masks.plain(line) : name + between + maskHeader({ name, value }, masks).value
}

function maskHeader({ name, value }: Header, masks: Masks): Header {
  const isAddress = ADDRESSES.has(name.toLowerCase())
  return { name, value: isAddress ? maskAddress(value, `header ${name.toLowerCase()}`, masks) : masks.plain(value) }
}

function maskFacts(facts: NetworkFacts, { masks, url }: Masker): NetworkFacts {
  const { failure, redirectUrl } = facts
  const maskOne = (header: Header): Header =>
    header.name === ':path' ? { name: header.name, value: url(header.value) } : maskHeader(header, masks)
  return {
    ...facts,
    url: url(facts.url),
    statusText: masks.plain(facts.statusText),
    requestHeaders: facts.requestHeaders.map(maskOne),
    responseHeaders: facts.responseHeaders.map(maskOne),
    serverAddress: masks.plain(facts.serverAddress),
    ...(failure !== undefined && { failure: masks.plain(failure) }),
    ...(redirectUrl !== undefined && { redirectUrl: maskAddress(redirectUrl, 'redirect', masks) }),
  }
}
