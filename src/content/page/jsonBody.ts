import { MAX_BODY_CHARACTERS } from '../../bridge/limits.ts'
import { getOwnPropertyDescriptor, getPrototypeOf, slice, stringify } from '../channel/primordials.ts'
import { FAILED, OF_PAGE, beginningOf, NONE, textBody, unreadable, type Body } from './bodies.ts'
import { ownData } from './ownData.ts'
import { arrayPrototype, hasOwn, isArray, isView, objectPrototype, ownKeys } from './primordials.ts'

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

interface Writing {
  text: string
  limit: number
  /** Members and prototypes that may still be looked at. */
  members: number
  /** Why the value cannot be written. */
  refusal: string | undefined
}

/** The objects that contain a value, nearest first. */
interface Within {
  object: object
  depth: number
  within: Within | undefined
}

/**
 * A body from a value of the page as JSON, without running page code: `JSON.stringify` would run getters and `toJSON`.
 * A value that needs either is unreadable. Only a Proxy's traps run, because a Proxy cannot be distinguished from an
 * object; `get` is not among them. Writing stops at the limits, so neither size nor shared parts can make it slow.
 */
export function jsonBody(value: unknown, { characters, members }: Limits): Body {
  if (value === null) return NONE
  const writing: Writing = { text: '', limit: characters, members, refusal: undefined }
  try {
    write(value, writing, undefined)
  } catch {
    return FAILED
  }
  const { text, refusal } = writing
  if (refusal !== undefined) return unreadable(refusal)
  return text.length > writing.limit ? beginningOf(text, writing.limit) : textBody(text)
}

function write(value: unknown, writing: Writing, within: Within | undefined): void {
  switch (typeof value) {
    case 'string':
      writing.text += quote(value, writing)
      break
    case 'bigint':
      writing.refusal = 'a BigInt'
      break
    case 'object':
      if (value === null) writing.text += 'null'
      else writeObject(value, writing, within)
      break
    default:
      if (isWritable(value)) writing.text += stringify(value)
  }
}

/** JSON cannot represent these: as members they are left out. */
function isWritable(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol'
}

function quote(text: string, { limit }: Writing): string {
  return stringify(text.length > limit ? slice(text, 0, limit) : text)
}

function writeObject(object: object, writing: Writing, within: Within | undefined): void {
  const inside: Within = { object, depth: within === undefined ? 1 : within.depth + 1, within }
  const refusal = refuse(inside, writing)
  if (refusal !== undefined) writing.refusal = refusal
  else if (isArray(object)) writeItems(object, writing, inside)
  else writeMembers(object, writing, inside)
}

function refuse({ object, depth, within }: Within, writing: Writing): string | undefined {
  if (depth > MAX_DEPTH) return 'nested too deeply'
  if (isView(object)) return 'bytes'
  if (isWrittenByPage(object, writing)) return OF_PAGE
  for (let outer = within; outer !== undefined; outer = outer.within) if (outer.object === object) return 'cyclic'
  return undefined
}

/** A `toJSON` on all objects or arrays, as old libraries add it, is not this object's own. */
function isWrittenByPage(object: object, writing: Writing): boolean {
  let owner: object | null = object
  for (let i = 0; owner !== null && owner !== objectPrototype && owner !== arrayPrototype; i++) {
    if (i > 0 && !visit(writing)) return false
    const descriptor = getOwnPropertyDescriptor(owner, 'toJSON')
    if (descriptor !== undefined) return !hasOwn(descriptor, 'value') || typeof descriptor.value === 'function'
    owner = getPrototypeOf(owner)
  }
  return false
}

function writeItems(items: object, writing: Writing, inside: Within): void {
  const length = ownData(items, 'length') as number
  writing.text += '['
  for (let i = 0; i < length && visit(writing); i++) {
    if (i > 0) writing.text += ','
    const value = readProperty(items, `${i}`, writing)
    if (isWritable(value)) write(value, writing, inside)
    else writing.text += 'null'
  }
  writing.text += ']'
}

function writeMembers(object: object, writing: Writing, inside: Within): void {
  const keys = ownKeys(object)
  let separator = ''
  writing.text += '{'
  for (let i = 0; i < keys.length && visit(writing); i++) {
    const key = keys[i]
    const value = typeof key === 'string' ? readProperty(object, key, writing) : undefined
    if (!isWritable(value)) continue
    writing.text += `${separator}${quote(key as string, writing)}:`
    separator = ','
    write(value, writing, inside)
  }
  writing.text += '}'
}

function readProperty(owner: object, key: string, writing: Writing): unknown {
  const descriptor = getOwnPropertyDescriptor(owner, key)
  if (descriptor === undefined || descriptor.enumerable !== true) return undefined
  if (hasOwn(descriptor, 'value')) return descriptor.value
  writing.refusal = 'a getter of the page makes it'
  return undefined
}

/** Whether one more may be looked at. Beyond the limit, writing stops with what is written so far. */
function visit(writing: Writing): boolean {
  if (writing.refusal !== undefined || writing.text.length > writing.limit) return false
  if (writing.members-- > 0) return true
  if (writing.text.length < writing.limit) writing.limit = writing.text.length
  return false
}
