import { isBodyCut, type Body } from '../exchange/exchange.ts'
import { findJsonError } from '../json/jsonError.ts'
import { isObject, member, parseJson, type JsonObject } from '../json/json.ts'
import { keepAllNumbers } from '../json/writtenNumbers.ts'
import type { BodySide, FieldError, Problem } from './problem.ts'

/**
 * Reads a body that should be a JSON object. `read` gives it types; what it lists as errors, and whatever else is wrong
 * with the body, is added to `problems`. Undefined for a body that is not a whole JSON object; `raw` is the object as sent.
 */
export function readSide<Read extends { errors: FieldError[] }>(
  body: Body,
  side: BodySide,
  read: (value: unknown) => Read,
  problems: Problem[],
): (Read & { raw: JsonObject }) | undefined {
  if (body.kind === 'none' && side === 'response') problems.push({ kind: 'empty', side })
  if (body.kind === 'unreadable') problems.push({ kind: 'unreadable', side, reason: body.reason })
  if (body.kind !== 'text') return undefined
  if (isBodyCut(body)) {
    const isLonger = body.isLonger === true
    problems.push({ kind: 'cut', side, length: body.length, kept: body.text.length, isLonger })
    return undefined
  }
  if (body.text.trim() === '') {
    problems.push({ kind: 'empty', side })
    return undefined
  }
  const parsed = parseJson(body.text)
  if (parsed.kind === 'not json') {
    problems.push({ kind: 'not json', side, error: findJsonError(body.text) ?? { line: 1, column: 1 } })
    return undefined
  }
  if (!isObject(parsed.value)) {
    problems.push({ kind: 'not an object', side })
    return undefined
  }
  const result = read(parsed.value)
  // The schemas copy member by member.
  keepAllNumbers(member(result, side), parsed.value)
  problems.push(...result.errors.map(error => ({ kind: 'field' as const, side, error })))
  return { ...result, raw: parsed.value }
}
