import { isObject, member, parseJson, type JsonObject } from '../json.ts'
import { interpretAnswer, readBody } from '../delivery/answer.ts'
import { locationHintCookie } from './locationHint.ts'
import { targetCookieOf, type Cookie } from './targetCookie.ts'
import type { HttpCall } from './buildCall.ts'
import type { TransportAnswer } from './transport.ts'

/** What the SDKs give back of a call that Target took. */
export interface Answered {
  kind: 'answered'
  call: HttpCall
  /** HTTP's. */
  status: number
  /** The request as it was sent; undefined when it was sent as written and is no JSON object. */
  request: JsonObject | undefined
  /** The whole body, unknown members too; empty for a 204. */
  response: JsonObject
  /** To be set for the visitor; undefined when neither the call has a session nor the answer a tntId. */
  targetCookie: Cookie<'mbox'> | undefined
  /** To be set for the visitor, so that the next call goes to the same edge. */
  targetLocationHintCookie: Cookie<'mboxEdgeCluster'> | undefined
  /** The `analytics` of executed and prefetched locations; undefined when there are none, as with notifications alone. */
  analyticsDetails: JsonObject[] | undefined
  /** The traces of executed and prefetched locations; those of notifications stay in the response. */
  trace: JsonObject[] | undefined
  /** The response tokens of executed and prefetched options. */
  responseTokens: JsonObject[] | undefined
  meta: Meta
}

/** How the answer was decided: notifications always by the server, so that no mbox or view was left to it. */
export interface Meta {
  decisioningMethod: 'server-side'
  remoteMboxes: string[]
  remoteViews: string[]
}

/** Target, or something before it, refused the call. */
export interface Refused {
  kind: 'refused'
  call: HttpCall
  request: JsonObject | undefined
  /** The status that counts: the body's when it says a failure under a good HTTP status. */
  status: number
  httpStatus: number
  /** What the body says; undefined when it says nothing. */
  message: string | undefined
  /** The body to the letter, and as JSON when it is such. */
  body: string
  parsed: unknown
}

/** A good status with a body that is no JSON object; `detail` says why. */
export interface Unreadable {
  kind: 'unreadable'
  call: HttpCall
  request: JsonObject | undefined
  status: number
  body: string
  detail: string
}

/** No answer came: `reason` is the transport's word, `aborted` when the caller gave up. */
export interface Unanswered {
  kind: 'unanswered'
  call: HttpCall
  request: JsonObject | undefined
  reason: string
  detail: string | undefined
}

export type SentResult = Answered | Refused | Unreadable | Unanswered

/**
 * Reads what came of a call as the SDKs do: cookies with their lifetimes from the moment of the answer, and what they
 * gather from executed and prefetched locations. Never fails. Other than the Node SDK 2.4.3, which loses the body of
 * every failure and takes a body's status for nothing, a refusal keeps status and body, and a body that says status
 * 400 or more is one.
 */
export function readResult(call: HttpCall, answer: TransportAnswer): SentResult {
  const { request } = call
  if (answer.kind === 'failed') {
    return { kind: 'unanswered', call, request, reason: answer.reason, detail: answer.detail }
  }
  const { status, body, time } = answer
  const read = readBody({ kind: 'text', text: body, length: body.length })
  const shown = interpretAnswer(status, read)
  if (shown.kind === 'refused') {
    return { ...shown, call, request, httpStatus: status, body, parsed: parsedOf(body) }
  }
  if (status === NO_CONTENT) return answered(call, status, {}, time)
  if (read.kind === 'object') return answered(call, status, read.value, time)
  return { kind: 'unreadable', call, request, status, body, detail: read.kind === 'unreadable' ? read.detail : 'empty' }
}

const NO_CONTENT = 204

function parsedOf(body: string): unknown {
  const reading = parseJson(body)
  return reading.kind === 'json' ? reading.value : undefined
}

function answered(call: HttpCall, status: number, response: JsonObject, time: number): Answered {
  const locations = locationsOf(response)
  return {
    kind: 'answered',
    call,
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

/** Those that hold anything; undefined when none does. */
function gather(values: readonly unknown[]): JsonObject[] | undefined {
  const filled = values.filter(isObject).filter(value => Object.keys(value).length > 0)
  return filled.length > 0 ? filled : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
