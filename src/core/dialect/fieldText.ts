import { isObject, member, memberText, toJson, type JsonObject } from '../json/json.ts'
import { isJsonNumber, keepNumbers, putNumber } from '../json/writtenNumbers.ts'

/*
 * How members of a request are written as text in the editor's fields, and read back. A text that is unchanged keeps its value.
 */

/** Replaces a member in its place, or removes it when there is no value. */
export function put(object: JsonObject, name: string, value: unknown): JsonObject {
  if (value !== undefined) return { ...object, [name]: value }
  const { [name]: _, ...rest } = object
  return rest
}

/** Copies a member from another object as it is written there. */
export function putFrom(object: JsonObject, name: string, from: unknown): JsonObject {
  return keepNumbers(put(object, name, member(from, name)), from, key => (key === name ? key : undefined))
}

/** Sets a JSON number as a number, as it is written; an empty text removes the member. */
export function putText(object: JsonObject, name: string, text: string): JsonObject {
  const number = text.trim()
  return isJsonNumber(number) ? putNumber(object, name, number) : put(object, name, text || undefined)
}

/** A list of texts, one a line; a value that is not a list as JSON. */
export function lines(object: JsonObject, name: string): string {
  const value = object[name]
  return Array.isArray(value) ? value.map((_, index) => memberText(value, index)).join('\n') : memberText(object, name)
}

/** An object as lines `name = value`; a value that is not an object as JSON. */
export function pairs(object: JsonObject, name: string): string {
  const value = object[name]
  if (!isObject(value)) return memberText(object, name)
  return Object.keys(value)
    .map(key => pair(value, key))
    .join('\n')
}

/** A value of several lines is shown as JSON: each pair has one line. */
function pair(object: JsonObject, name: string): string {
  const held = object[name]
  return `${name} = ${typeof held === 'string' && held.includes('\n') ? toJson(held, 0) : memberText(object, name)}`
}

/** A line that is unchanged keeps its value, whatever its name and type. */
export function parsePairs(text: string, held: JsonObject): JsonObject | undefined {
  const known = new Map(Object.entries(held).map(([name, value]) => [pair(held, name).trim(), [name, value] as const]))
  const entries = filled(text.split('\n')).map(line => known.get(line) ?? parsePair(line))
  return entries.length === 0 ? undefined : keepNumbers(Object.fromEntries<unknown>(entries), held)
}

function parsePair(line: string): readonly [name: string, value: string] {
  const at = line.indexOf('=')
  return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
}

/** The texts without space around them, and without those that are empty then. */
export function filled(list: string[]): string[] {
  return list.map(item => item.trim()).filter(item => item !== '')
}
