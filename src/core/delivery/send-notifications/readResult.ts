import { isObject, member, parseJson, parseObject, type JsonObject } from '../../json/json.ts'
import { NO_CONTENT } from '../../dialect/answer.ts'
import type { Unproven } from '../../dialect/dialect.ts'
import { deliveryOf } from '../read.ts'
import { locationHintCookie } from './locationHint.ts'
import { targetCookieOf, type Cookie } from '../../target-cookie/targetCookie.ts'
import { isBodyCut, type Body } from '../../exchange/exchange.ts'
import type { TransportAnswer } from '../../exchange/transport.ts'
import type { SentCall } from './sentCall.ts'

/** The SDKs' result of a call that Target accepted. */
export interface Answered {
  kind: 'answered'
  /** HTTP's. */
  status: number
  /** The request as it was sent; undefined if it is not a JSON object. */
  request: JsonObject | undefined
  /** The whole body, unknown members too; empty for a 204. */
  response: JsonObject
  /** To be set for the visitor; undefined if the call has no session and the answer no tntId. */
  targetCookie: Cookie<'mbox'> | undefined
  /** To be set for the visitor, so that the next call goes to the same edge. */
  targetLocationHintCookie: Cookie<'mboxEdgeCluster'> | undefined
  /** The `analytics` of executed and prefetched locations; undefined without any, as for notifications alone. */
  analyticsDetails: JsonObject[] | undefined
  /** The traces of executed and prefetched locations; those of notifications stay in the response. */
  trace: JsonObject[] | undefined
  /** The response tokens of executed and prefetched options. */
  responseTokens: JsonObject[] | undefined
  meta: Meta
}

/** Where the answer was decided: notifications always on the server, so no mbox or view remained for it to decide. */
export interface Meta {
  decisioningMethod: 'server-side'
  remoteMboxes: string[]
  remoteViews: string[]
}

/** Target, or a server in front of it, refused the call. */
export interface Refused {
  kind: 'refused'
  request: JsonObject | undefined
  /** The status that counts: the body's if it is a failure although HTTP's is not. */
  status: number
  httpStatus: number
  /** The body's message; undefined if it has none. */
  message: string | undefined
  /** The exact body as far as it was kept, and its JSON if it is JSON. */
  body: string
  parsed: unknown
}

/** A good status with a body that is not a JSON object; `detail` gives the reason. */
export interface Unreadable {
  kind: 'unreadable'
  request: JsonObject | undefined
  status: number
  body: string
  detail: string
}

/** A good status with a body that was not kept whole or cannot be read here: what the SDKs make of it is not known. */
export interface UnprovenResult {
  kind: 'unproven'
  request: JsonObject | undefined
  status: number
  why: Unproven
}

/** No answer came: `reason` is the transport's own, or `aborted` if the caller cancelled. */
export interface Unanswered {
  kind: 'unanswered'
  request: JsonObject | undefined
  reason: string
  detail: string | undefined
}

export type SentResult = Answered | Refused | Unreadable | UnprovenResult | Unanswered

/**
 * Reads the outcome of a call as the SDKs do: cookies with their lifetimes from the time of the answer, and the data that
 * the SDKs collect from executed and prefetched locations. Never fails. Unlike in the Node SDK 2.4.3, which loses the
 * body of every failure and ignores a body's status, a refusal keeps status and body, and a body with a status of 400 or
 * more is a refusal.
 */
export function readResult(call: SentCall, answer: TransportAnswer): SentResult {
  const { request } = call
  if (answer.kind === 'failed') {
    return { kind: 'unanswered', request, reason: answer.reason, detail: answer.detail }
  }
  const { status, body, time } = answer
  const text = body.kind === 'text' ? body.text : ''
  const { answer: shown } = deliveryOf({ exchange: { ...NO_EXCHANGE, response: answer } })
  if (shown.kind === 'refused') return { ...shown, request, httpStatus: status, body: text, parsed: parsedOf(text) }
  if (shown.kind === 'unproven' && !isWhole(body)) return { ...shown, request, status }
  if (status === NO_CONTENT) return answered(call, status, {}, time)
  const response = parseObject(text)
  return response
    ? answered(call, status, response, time)
    : { kind: 'unreadable', request, status, body: text, detail: detailOf(text) }
}

const NO_EXCHANGE = { id: '', documentId: '', frameId: 0 }

function isWhole(body: Body): boolean {
  return body.kind === 'text' && !isBodyCut(body)
}

function parsedOf(text: string): unknown {
  const reading = parseJson(text)
  return reading.kind === 'json' ? reading.value : undefined
}

/** Why a text is not a JSON object. */
function detailOf(text: string): string {
  if (text.trim() === '') return 'empty'
  const reading = parseJson(text)
  return reading.kind === 'json' ? 'not an object' : reading.detail
}

function answered(call: SentCall, status: number, response: JsonObject, time: number): Answered {
  const locations = locationsOf(response)
  return {
    kind: 'answered',
    status,
    request: call.request,
    response,
    targetCookie: targetCookieOf(call.sessionId, textOf(member(response['id'], 'tntId')), time),
    targetLocationHintCookie: locationHintCookie(call.cluster, textOf(response['edgeHost'])),
    analyticsDetails: gather(locations.map(({ analytics }) => analytics).filter(hasPayload)),
    trace: gather(locations.map(({ trace }) => trace)),
    responseTokens: gather(
      locations.flatMap(({ options }) => listOf(options)).map(({ responseTokens }) => responseTokens),
    ),
    meta: { decisioningMethod: 'server-side', remoteMboxes: [], remoteViews: [] },
  }
}

/** Executed locations before prefetched ones, in the SDKs' order. */
function locationsOf({ execute, prefetch }: JsonObject): JsonObject[] {
  return [
    ...listOf([member(execute, 'pageLoad')]),
    ...listOf(member(execute, 'mboxes')),
    ...listOf([member(prefetch, 'pageLoad')]),
    ...listOf(member(prefetch, 'views')),
    ...listOf(member(prefetch, 'mboxes')),
  ]
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function hasPayload(analytics: unknown): boolean {
  return (member(analytics, 'payload') ?? undefined) !== undefined
}

/** Those that are not empty; undefined if all are. */
function gather(values: readonly unknown[]): JsonObject[] | undefined {
  const filled = values.filter(isObject).filter(value => Object.keys(value).length > 0)
  return filled.length > 0 ? filled : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
