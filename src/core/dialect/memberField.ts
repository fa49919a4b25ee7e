import { getAt, setNumberAt, textAt } from '../json/jsonPath.ts'
import { isObject, memberText, parseObject, type JsonObject } from '../json/json.ts'
import { filled, lines, pairs, parsePairs } from './fieldText.ts'
import { setMember } from './setMember.ts'

/** How a member is written in its field: `only name` is an object whose one member is 1. */
export type Writing = 'text' | 'json' | 'lines' | 'pairs' | 'only name'

/** A member of an object, and how it is written as text. */
export interface MemberField {
  path: readonly string[]
  as: Writing
}

/** A member's text; one of another kind as JSON. */
export function readMember(holder: JsonObject, { path, as }: MemberField): string {
  const parent = getAt(holder, path.slice(0, -1))
  const [name, value] = [path.at(-1) ?? '', getAt(holder, path)]
  const object = isObject(parent) ? parent : {}
  switch (as) {
    case 'lines':
      return lines(object, name)
    case 'pairs':
      return pairs(object, name)
    case 'only name': {
      const names = isObject(value) ? Object.keys(value) : []
      return names.length === 1 ? (names[0] ?? '') : memberText(object, name)
    }
    default:
      return textAt(holder, path)
  }
}

/** The object with a member set to the value of a text; an empty text removes the member, and parents that are then empty. */
export function writeMember(holder: JsonObject, { path, as }: MemberField, text: string): JsonObject {
  return setMember(holder, path, parse(as, text, getAt(holder, path)))
}

/** The object with a member as another object has it. */
export function restoreMember(holder: JsonObject, path: readonly string[], from: JsonObject): JsonObject {
  const value = getAt(from, path)
  if (typeof value === 'number') return setNumberAt(holder, path, textAt(from, path)) as JsonObject
  const parent = getAt(from, path.slice(0, -1))
  const restored = setMember(holder, path, value)
  // A parent that was empty is there again.
  return value === undefined && isObject(parent) && getAt(restored, path.slice(0, -1)) === undefined
    ? restoreMember(restored, path.slice(0, -1), from)
    : restored
}

function parse(as: Writing, text: string, held: unknown): unknown {
  if (text.trim() === '') return undefined
  switch (as) {
    case 'json':
      return parseObject(text) ?? text
    case 'lines':
      return filled(text.split('\n'))
    case 'pairs':
      return parsePairs(text, isObject(held) ? held : {})
    case 'only name':
      return { [text]: 1 }
    default:
      return text
  }
}
