import { isBodyCut, isDirectSend, type Body, type Exchange, type ResponseSide } from '../exchange/exchange.ts'
import { memoize } from '../memoize.ts'
import { ABORTED, WITHHELD, type NetworkCall } from './networkCall.ts'
import type { NetworkFacts } from './networkFacts.ts'

type Answered = Extract<ResponseSide, { kind: 'answered' }>

/** Chromium drops an answer that CORS refused, and an answer to a page that was left. */
const NOT_IN_LOG = 'not in the network log'

/** An exchange with its details from the network log. The same two inputs give the same object. */
export function enrich(exchange: Exchange, call: NetworkCall): Exchange {
  const known = enriched(exchange)
  if (known.call !== call) Object.assign(known, { call, whole: withCall(exchange, call) })
  return known.whole
}

const enriched = memoize((exchange: Exchange): { call?: NetworkCall; whole: Exchange } => ({ whole: exchange }))

/** A call that only the network log has, as an exchange of the document. */
export function toExchange(call: NetworkCall, documentId: string): Exchange {
  const known = alone(call)
  if (known.exchange?.documentId !== documentId) known.exchange = ofCall(call, documentId)
  return known.exchange
}

const alone = memoize((_: NetworkCall): { exchange?: Exchange } => ({}))

function ofCall(call: NetworkCall, documentId: string): Exchange {
  return {
    id: call.id,
    documentId,
    frameId: 0,
    request: requestOf(call, call.ownSend ? 'inspector' : 'network'),
    response: responseOf(call),
    network: factsOf(call),
  }
}

function requestOf({ time, method, url, body }: NetworkCall, source: 'network' | 'inspector') {
  return { source, time, method, url, body }
}

function withCall(exchange: Exchange, call: NetworkCall): Exchange {
  const response = answerOf(exchange, call)
  return {
    ...exchange,
    request: exchange.request ?? requestOf(call, 'network'),
    ...(response && { response }),
    network: factsOf(call),
  }
}

/**
 * The page's own answer, or the log's if the page has no answer, was refused it or did not ask to read it. The relay
 * reports the outcome of a tester's send, because it has the headers too; the log's answer counts only once the wait for the
 * relay is over. Only a readable answer replaces a failure: Chromium logs a status without content when CORS refused it.
 */
function answerOf(exchange: Exchange, call: NetworkCall): ResponseSide | undefined {
  const { response } = exchange
  const isOwn = isDirectSend(exchange)
  if (!response) return isOwn || !isOver(call) ? undefined : responseOf(call)
  if (call.status === 0 || call.failure !== undefined) return withReason(response, call)
  if (response.kind === 'answered')
    return isOpaque(response) ? responseOf(call, { unreadByPage: true }) : withNumbers(response, call)
  if (response.provisional) return isBodyKnown(call) ? responseOf(call) : response
  const isRefused = response.reason === 'network' && !isOwn && isReadable(call)
  return isRefused ? responseOf(call, { unreadByPage: true }) : withReason(response, call)
}

/** A failure with the log's reason, if the caller got no reason. */
function withReason(response: ResponseSide, { status, failure }: NetworkCall): ResponseSide {
  if (response.kind === 'answered' || response.reason !== 'network') return response
  if (failure !== undefined && failure !== ABORTED && failure !== FAILED) return { ...response, reason: failure }
  return status === 0 ? response : { ...response, reason: `${WITHHELD}${status}` }
}

/**
 * The answer with the log's text, if the page got it as an object with the same content: an object has lost digits
 * and notations of numbers.
 */
function withNumbers(response: Answered, { answer }: NetworkCall): Answered {
  const { body } = response
  if (!isWhole(body) || !isWhole(answer) || body.text === answer.text) return response
  return reparsed(answer.text) === body.text ? { ...response, body: answer } : response
}

function isWhole(body: Body): body is Extract<Body, { kind: 'text' }> {
  return body.kind === 'text' && !isBodyCut(body)
}

/** JSON after a round trip through the engine; undefined if the text is not JSON. */
function reparsed(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** The answer to a page that requests without CORS: no status and no body (Fetch, opaque filtered response). */
function isOpaque({ status, body }: Answered): boolean {
  return status === 0 && body.kind === 'unreadable'
}

/** Chromium's reason for many failures; an answer that CORS refused is one of them. */
const FAILED = 'net::ERR_FAILED'

/** Without an answer, a call is over only if the log has the reason: an aborted or refused call may have reached Target. */
function isOver({ status, failure }: NetworkCall): boolean {
  return status !== 0 || (failure !== undefined && failure !== ABORTED && failure !== FAILED)
}

function isReadable({ answer }: NetworkCall): boolean {
  return answer.kind === 'text' && answer.text !== ''
}

/** Whether the log has the body, or shows that there is no body. */
function isBodyKnown(call: NetworkCall): boolean {
  return call.answer.kind === 'text' || call.status === 204 || headerOf(call, 'content-length') === '0'
}

function responseOf(call: NetworkCall, how: { unreadByPage?: true } = {}): ResponseSide {
  const { time, duration, status, answer, failure } = call
  if (status === 0) return { kind: 'failed', time: time + duration, reason: failure ?? 'network' }
  const isKept = failure === undefined && (isBodyKnown(call) || answer.kind !== 'none')
  const body = isKept ? answer : { kind: 'unreadable' as const, reason: failure ?? NOT_IN_LOG }
  return { kind: 'answered', time: time + duration, status, body, ...how }
}

function headerOf({ responseHeaders }: NetworkCall, wanted: string): string | undefined {
  return responseHeaders.find(({ name }) => name.toLowerCase() === wanted)?.value
}

function factsOf({ body: _, answer: __, ...facts }: NetworkCall): NetworkFacts {
  return facts
}
