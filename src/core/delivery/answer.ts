import { isObject, member, parseJson, type JsonObject } from '../json/json.ts'
import type { Unproven } from '../dialect/dialect.ts'
import { isBodyCut, type Body } from '../exchange/exchange.ts'

/** Statuses from here on are failures, in HTTP and in the body. */
const FIRST_FAILURE = 400

const NO_CONTENT = 204

/** What an answer shows about the notifications in its request. */
export type Answer =
  /** No answer yet. */
  | { kind: 'none' }
  /** The call got no answer; the reason is the platform's own text. */
  | { kind: 'failed'; reason: string }
  /** `status` is the body's if that is a failure although HTTP's is not. */
  | { kind: 'refused'; status: number; message: string | undefined }
  /** It has no body, or one that the browser exposes to no script, as for a beacon. */
  | { kind: 'silent' }
  /** Its body proves nothing either way. */
  | { kind: 'unproven'; why: Unproven }
  /** `echoed` are the ids that it repeats: these notifications were processed (OpenAPI). */
  | { kind: 'read'; echoed: ReadonlySet<string> }

/** A body as far as it could be read. */
export type ReadBody =
  | { kind: 'absent' | 'cut' }
  | { kind: 'unreadable'; detail: string }
  | { kind: 'object'; value: JsonObject }

/** Reads a body as a JSON object. */
export function readBody(body: Body): ReadBody {
  if (body.kind !== 'text') return { kind: 'absent' }
  if (isBodyCut(body)) return { kind: 'cut' }
  if (body.text.trim() === '') return { kind: 'absent' }
  const reading = parseJson(body.text)
  if (reading.kind === 'not json') return { kind: 'unreadable', detail: reading.detail }
  return isObject(reading.value)
    ? { kind: 'object', value: reading.value }
    : { kind: 'unreadable', detail: 'not an object' }
}

/**
 * Interprets an answer by its body, not by HTTP alone: a 200 may refuse in its body. `status` is HTTP's, 0 if it is
 * unknown, as in a file.
 */
export function interpretAnswer(status: number, body: ReadBody): Answer {
  const value = body.kind === 'object' ? body.value : undefined
  const refusal = refusingStatus(status, member(value, 'status'))
  if (refusal !== undefined) {
    const message = member(value, 'message')
    return { kind: 'refused', status: refusal, message: typeof message === 'string' ? message : undefined }
  }
  if (status === NO_CONTENT || body.kind === 'absent') return { kind: 'silent' }
  if (body.kind !== 'object') return { kind: 'unproven', why: body.kind }
  return { kind: 'read', echoed: echoedIds(body.value) }
}

function refusingStatus(status: number, ofBody: unknown): number | undefined {
  const isGood = status === 0 || (status >= 200 && status < 300)
  if (!isGood) return status
  return typeof ofBody === 'number' && ofBody >= FIRST_FAILURE ? ofBody : undefined
}

function echoedIds(value: JsonObject): ReadonlySet<string> {
  const echoes: unknown[] = Array.isArray(value['notifications']) ? value['notifications'] : []
  return new Set(echoes.map(echo => member(echo, 'id')).filter(id => typeof id === 'string'))
}
