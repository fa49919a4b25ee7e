import { MAX_BODY_CHARACTERS } from '../../bridge/limits.ts'
import type { UnreadableWord } from '../../bridge/unreadable.ts'
import { arrayPrototype, isArray } from '../channel/arrayPrimordials.ts'
import { bare, describe, slice, stringify } from '../channel/primordials.ts'
import { COMPUTED, peek } from '../channel/peek.ts'
import { quietly } from '../channel/quietly.ts'
import { beginningOf, NONE, textBody, unreadable, type BodyText } from './bodies.ts'
import { ownData } from './ownData.ts'
import { isView, objectPrototype, ownKeys } from './primordials.ts'

/** Far deeper than any body of Target, and far from the end of the stack. */
const MAX_DEPTH = 500

/** How much of a value is written. */
export interface Limits {
  characters: number
  /** The most members that are looked at, written or not. */
  members: number
}

/** The limit for bodies, whose members have more than three characters each. */
export const BODY: Limits = { characters: MAX_BODY_CHARACTERS, members: MAX_BODY_CHARACTERS / 3 }

/**
 * A body from a value of the page as JSON, without running page code: `JSON.stringify` would run getters and `toJSON`.
 * A value that needs either is unreadable. Only a Proxy's traps run, because a Proxy cannot be distinguished from an
 * object; `get` is not among them. Writing stops at the limits, so neither size nor shared parts can make it slow.
 */
export function jsonBody(value: unknown, limits: Limits): BodyText {
  return value === null ? NONE : (quietly(() => writeJson(value, limits)) ?? unreadable('failed'))
}

function writeJson(value: unknown, { characters, members }: Limits): BodyText {
  /** The objects that contain the one that is written, by their depth. */
  const within: Record<number, object> = bare({})
  let text = ''
  let refusal: BodyText | undefined

  /** Whether one more may be looked at. Beyond the limit, writing stops with what is written so far. */
  const visit = (): boolean => {
    if (text.length > characters) return false
    if (members-- > 0) return true
    if (text.length < characters) characters = text.length
    return false
  }

  /** The value is unreadable, and nothing more is looked at. */
  const refuse = (reason: UnreadableWord): void => {
    refusal ??= unreadable(reason)
    members = 0
  }

  const write = (given: unknown, depth: number): void => {
    if (typeof given === 'object' && given !== null) writeObject(given, depth)
    else if (typeof given === 'bigint') refuse('BigInt')
    else text += stringify(typeof given === 'string' ? slice(given, 0, characters) : given)
  }

  const writeObject = (object: object, depth: number): void => {
    if (depth > MAX_DEPTH) return refuse('depth')
    if (isView(object)) return refuse('bytes')
    if (isWrittenByPage(object)) return refuse('page')
    for (let i = 0; i < depth; i++) if (within[i] === object) return refuse('cyclic')
    within[depth] = object
    const keys = isArray(object) ? undefined : ownKeys(object)
    const count = ownData(keys ?? object, 'length') as number
    let separator = ''
    text += keys ? '{' : '['
    for (let i = 0; i < count && visit(); i++) {
      const key = keys ? keys[i] : `${i}`
      const member = typeof key === 'string' ? readMember(object, key) : undefined
      if (member === COMPUTED) return refuse('getter')
      if (keys && !isWritable(member)) continue
      text += separator
      separator = ','
      if (keys) {
        write(key, 0)
        text += ':'
      }
      write(isWritable(member) ? member : null, depth + 1)
    }
    text += keys ? '}' : ']'
  }

  if (isWritable(value)) write(value, 0)
  return refusal ?? (text.length > characters ? beginningOf(text, characters) : textBody(text))
}

/** JSON cannot represent these: as members they are left out. */
function isWritable(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol'
}

/** A `toJSON` on all objects or arrays, as old libraries add it, is not this object's own. */
function isWrittenByPage(object: object): boolean {
  const found = peek(object, 'toJSON')
  const isOwn = found !== peek(isArray(object) ? arrayPrototype : objectPrototype, 'toJSON')
  return isOwn && (found === COMPUTED || typeof found === 'function')
}

/** An enumerable member's value; {@link COMPUTED} when only a getter knows it. */
function readMember(owner: object, key: string): unknown {
  const descriptor = describe(owner, key)
  if (descriptor?.enumerable !== true) return undefined
  return 'value' in descriptor ? descriptor.value : COMPUTED
}
