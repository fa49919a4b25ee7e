import { MAX_BODY_CHARACTERS } from '../../bridge/limits.ts'
import { getOwnPropertyDescriptor, getPrototypeOf, slice, stringify } from '../channel/primordials.ts'
import { FAILED, OF_PAGE, beginningOf, NONE, textBody, unreadable, type BodyText } from './bodies.ts'
import { ownData } from './ownData.ts'
import { arrayPrototype, hasOwn, isArray, isView, objectPrototype, ownKeys, TypeError } from './primordials.ts'

/** Far deeper than any body of Target, and far from the end of the stack. */
const MAX_DEPTH = 500

/** How much of a value is written. */
export interface Limits {
  characters: number
  /** The most members and prototypes that are looked at, written or not. */
  members: number
}

/** The limit for bodies, whose members have more than three characters each. */
export const BODY: Limits = { characters: MAX_BODY_CHARACTERS, members: MAX_BODY_CHARACTERS / 3 }

/** The objects that contain a value, nearest first. */
interface Within {
  object: object
  depth: number
  outer: Within | undefined
}

/**
 * A body from a value of the page as JSON, without running page code: `JSON.stringify` would run getters and `toJSON`.
 * A value that needs either is unreadable. Only a Proxy's traps run, because a Proxy cannot be distinguished from an
 * object; `get` is not among them. Writing stops at the limits, so neither size nor shared parts can make it slow.
 */
export function jsonBody(value: unknown, limits: Limits): BodyText {
  if (value === null) return NONE
  let refusal: string | undefined
  const refuse = (reason: string): never => {
    refusal = reason
    throw new TypeError()
  }
  try {
    return writeJson(value, limits, refuse)
  } catch {
    return refusal === undefined ? FAILED : unreadable(refusal)
  }
}

function writeJson(value: unknown, { characters, members }: Limits, refuse: (reason: string) => never): BodyText {
  let text = ''

  /** Whether one more may be looked at. Beyond the limit, writing stops with what is written so far. */
  const visit = (): boolean => {
    if (text.length > characters) return false
    if (members-- > 0) return true
    if (text.length < characters) characters = text.length
    return false
  }

  const quote = (string: string): string =>
    stringify(string.length > characters ? slice(string, 0, characters) : string)

  const write = (given: unknown, outer: Within | undefined): void => {
    if (typeof given === 'bigint') refuse('a BigInt')
    if (typeof given === 'string') text += quote(given)
    else if (typeof given === 'object' && given !== null) {
      writeObject({ object: given, depth: outer ? outer.depth + 1 : 1, outer })
    } else if (isWritable(given)) text += stringify(given)
  }

  const writeObject = (inside: Within): void => {
    const { object } = inside
    const reason = unwritable(inside, visit)
    if (reason !== undefined) refuse(reason)
    const isList = isArray(object)
    const keys = isList ? [] : ownKeys(object)
    const count = isList ? (ownData(object, 'length') as number) : keys.length
    let separator = ''
    text += isList ? '[' : '{'
    for (let i = 0; i < count && visit(); i++) {
      const key = isList ? `${i}` : keys[i]
      const member = typeof key === 'string' ? readMember(object, key, refuse) : undefined
      if (!isList && !isWritable(member)) continue
      text += isList ? separator : `${separator}${quote(key as string)}:`
      separator = ','
      write(isWritable(member) ? member : null, inside)
    }
    text += isList ? ']' : '}'
  }

  write(value, undefined)
  return text.length > characters ? beginningOf(text, characters) : textBody(text)
}

/** JSON cannot represent these: as members they are left out. */
function isWritable(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol'
}

function unwritable({ object, depth, outer }: Within, visit: () => boolean): string | undefined {
  if (depth > MAX_DEPTH) return 'nested too deeply'
  if (isView(object)) return 'bytes'
  if (isWrittenByPage(object, visit)) return OF_PAGE
  for (let around = outer; around; around = around.outer) if (around.object === object) return 'cyclic'
  return undefined
}

/** A `toJSON` on all objects or arrays, as old libraries add it, is not this object's own. */
function isWrittenByPage(object: object, visit: () => boolean): boolean {
  let owner: object | null = object
  for (let i = 0; owner !== null && owner !== objectPrototype && owner !== arrayPrototype; i++) {
    if (i > 0 && !visit()) return false
    const descriptor = getOwnPropertyDescriptor(owner, 'toJSON')
    if (descriptor) return !hasOwn(descriptor, 'value') || typeof descriptor.value === 'function'
    owner = getPrototypeOf(owner)
  }
  return false
}

function readMember(owner: object, key: string, refuse: (reason: string) => never): unknown {
  const descriptor = getOwnPropertyDescriptor(owner, key)
  if (descriptor?.enumerable !== true) return undefined
  return hasOwn(descriptor, 'value') ? descriptor.value : refuse('a getter of the page makes it')
}
