import { isFailureStatus } from '../../dialect/answer.ts'
import type { Body, StatedVisit } from '../../exchange/exchange.ts'
import { CONTEXT, REQUEST } from '../requestModel.ts'
import { RESPONSE } from '../responseModel.ts'
import { isObject, type JsonObject, member, parseObject, toJson } from '../../json/json.ts'
import type { NextOf, Recognised } from '../../import/importing.ts'
import { toWireNames } from './toWireNames.ts'

/** The two bodies of a call in a file; undefined for a missing one. */
export interface Sides {
  request: JsonObject | undefined
  response: JsonObject | undefined
  visit?: StatedVisit | undefined
  /** Unknown members beside them; undefined for a body that is the file itself. */
  others?: string[] | undefined
}

/** One exchange of the existing bodies; nothing is invented for a missing one. */
export function exchangeOf({ request, response, visit, others }: Sides, next: NextOf): Recognised {
  const { time, ...of } = next()
  const [asked, answered] = [request && toWireNames(request, 'request'), response && toWireNames(response, 'response')]
  const undated = true as const
  const body = bodyOf(asked?.body)
  return {
    steps: [
      { ...of, kind: 'request', request: { source: 'import', time, method: '', url: '', body, undated, visit } },
      ...(answered
        ? [
            {
              ...of,
              kind: 'response' as const,
              response: {
                kind: 'answered' as const,
                time,
                undated,
                status: refusalStatus(answered.body),
                body: bodyOf(answered.body),
              },
            },
          ]
        : []),
    ],
    notUnderstood: [
      ...(others ?? []),
      ...(asked?.notUnderstood ?? []).map(path => (others ? `request.${path}` : path)),
      ...(answered?.notUnderstood ?? []).map(path => (others ? `response.${path}` : path)),
    ],
  }
}

/** A body in a file: an object, or the text of one. */
export function sideOf(value: unknown): JsonObject | undefined {
  if (isObject(value)) return value
  return typeof value === 'string' ? parseObject(value) : undefined
}

/** Whether an object has members that only Delivery API answers have; a refusal has only a status and a message. */
export function isAnswer(value: JsonObject): boolean {
  const { body } = toWireNames(value, 'response')
  // Only requests have one.
  if (isObject(body['context'])) return false
  if (isRefusal(body)) return true
  const parts = PARTS.filter(name => isObjectOrList(body[name]))
  const isNamed = ['client', 'edgeHost'].some(name => typeof body[name] === 'string')
  if (typeof body['status'] === 'number') return parts.length > 0 || (isNamed && areKnown(body, RESPONSE.members))
  return parts.length > 0 && (isNamed || parts.some(name => isAnsweredPart(body[name])))
}

/** Servers of all kinds answer with a status and a message; those of Target have nothing beside that the API does not have. */
function isRefusal(body: JsonObject): boolean {
  const { status, message } = body
  const isRefused = typeof status === 'number' && isFailureStatus(status) && typeof message === 'string'
  return isRefused && areKnown(body, RESPONSE.members)
}

/** Whether an object has only members of a model. */
function areKnown(body: JsonObject, members: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(body).every(name => Object.hasOwn(members, name))
}

/** Whether an object has members of requests, and no members that only answers have. */
export function isRequest(value: JsonObject): boolean {
  if (isAnswer(value)) return false
  const { body } = toWireNames(value, 'request')
  if (PARTS.some(name => isObjectOrList(body[name])) || isTelemetry(body['telemetry'])) return true
  // Events of other tools have a context too.
  return isContext(body['context']) && areKnown(body, REQUEST.members)
}

/** Whether an object is a single notification: with a type, and with tokens or with its time and its location. */
export function isNotification(value: unknown): boolean {
  if (!isObject(value)) return false
  const [one] = listOf(toWireNames({ notifications: [value] }, 'request').body, 'notifications')
  if (typeof member(one, 'type') !== 'string') return false
  if (Array.isArray(member(one, 'tokens'))) return true
  return typeof member(one, 'timestamp') === 'number' && PLACES.some(name => isObject(member(one, name)))
}

const PLACES = ['mbox', 'view', 'pageLoad']

function isContext(value: unknown): boolean {
  return Object.keys(isObject(value) ? value : {}).some(name => Object.hasOwn(CONTEXT.members, name))
}

function isTelemetry(value: unknown): boolean {
  return listOf(value, 'entries').some(isObject)
}

const PARTS = ['prefetch', 'execute', 'notifications'] as const

const OF_ANSWERS = ['options', 'metrics', 'state', 'analytics', 'trace']

function isAnsweredPart(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(isEcho)
  const locations = [member(part, 'pageLoad'), ...listOf(part, 'mboxes'), ...listOf(part, 'views')]
  return [part, ...locations].some(one => isObject(one) && OF_ANSWERS.some(name => Object.hasOwn(one, name)))
}

/** An answer lists accepted notifications only by their ids. */
function isEcho(notification: unknown): boolean {
  if (typeof member(notification, 'id') !== 'string') return false
  return ['type', 'timestamp'].every(name => member(notification, name) === undefined)
}

function listOf(part: unknown, name: string): unknown[] {
  const list = member(part, name)
  return Array.isArray(list) ? list : []
}

function isObjectOrList(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function bodyOf(value: JsonObject | undefined): Body {
  const text = value && toJson(value, 0)
  return text === undefined ? { kind: 'none' } : { kind: 'text', text, length: text.length }
}

/** HTTP's status is unknown; the status in a refusal's body comes closest. */
function refusalStatus({ status }: JsonObject): number {
  return typeof status === 'number' && isFailureStatus(status) ? status : 0
}
