import { getOwnPropertyDescriptor, getPrototypeOf, slice, stringify } from '../channel/primordials.ts'
import { beginningOf, NONE, textBody, unreadable, type Body } from './bodies.ts'
import { ownData } from './ownData.ts'
import { arrayPrototype, hasOwn, isArray, isView, objectPrototype, ownKeys } from './primordials.ts'

/** Far deeper than any body of Target, and far from the end of the stack. */
const MAX_DEPTH = 500

interface Writing {
  text: string
  limit: number
  /** Why the value cannot be written. */
  refusal?: string
}

/** The objects in which a value lies, the nearest first. */
interface Within {
  object: object
  depth: number
  within: Within | undefined
}

/**
 * A body from a value of the page as JSON, without running page code: `JSON.stringify` would run getters and `toJSON`.
 * A value that needs either is unreadable. Only a Proxy's traps run, because nothing tells it from an object; `get` is
 * not among them. Writing ends at the limit, so that neither size nor shared parts can make it long.
 */
export function jsonBody(value: unknown, limit: number): Body {
  if (value === null) return NONE
  const writing: Writing = { text: '', limit }
  try {
    write(value, writing, undefined)
  } catch {
    return unreadable('could not be read')
  }
  const { text, refusal } = writing
  if (refusal !== undefined) return unreadable(refusal)
  return text.length > limit ? beginningOf(text, limit) : textBody(text)
}

/** Writes a value, or nothing and returns false where JSON has no word for it. */
function write(value: unknown, writing: Writing, within: Within | undefined): boolean {
  switch (typeof value) {
    case 'undefined':
    case 'function':
    case 'symbol':
      return false
    case 'string':
      writing.text += stringify(value.length > writing.limit ? slice(value, 0, writing.limit) : value)
      return true
    case 'bigint':
      writing.refusal = 'a BigInt'
      return true
    case 'object':
      if (value === null) writing.text += 'null'
      else writeObject(value, writing, within)
      return true
    default:
      writing.text += stringify(value)
      return true
  }
}

function writeObject(object: object, writing: Writing, within: Within | undefined): void {
  const inside: Within = { object, depth: within === undefined ? 1 : within.depth + 1, within }
  const refusal = refuse(inside)
  if (refusal !== undefined) writing.refusal = refusal
  else if (isArray(object)) writeItems(object, writing, inside)
  else writeMembers(object, writing, inside)
}

function refuse({ object, depth, within }: Within): string | undefined {
  if (depth > MAX_DEPTH) return 'nested too deeply'
  if (isView(object)) return 'bytes'
  if (isWrittenByPage(object)) return 'an object that only the page can turn into text'
  for (let outer = within; outer !== undefined; outer = outer.within) if (outer.object === object) return 'cyclic'
  return undefined
}

/** A `toJSON` for all objects or arrays, as old libraries add it, says nothing of this one. */
function isWrittenByPage(object: object): boolean {
  let owner: object | null = object
  while (owner !== null && owner !== objectPrototype && owner !== arrayPrototype) {
    const descriptor = getOwnPropertyDescriptor(owner, 'toJSON')
    if (descriptor !== undefined) return !hasOwn(descriptor, 'value') || typeof descriptor.value === 'function'
    owner = getPrototypeOf(owner)
  }
  return false
}

function writeItems(items: object, writing: Writing, inside: Within): void {
  const length = ownData(items, 'length') as number
  writing.text += '['
  for (let i = 0; i < length && !isOver(writing); i++) {
    if (i > 0) writing.text += ','
    if (!writeProperty(items, `${i}`, writing, inside)) writing.text += 'null'
  }
  writing.text += ']'
}

function writeMembers(object: object, writing: Writing, inside: Within): void {
  const keys = ownKeys(object)
  let separator = '{'
  for (let i = 0; i < keys.length && !isOver(writing); i++) {
    const key = keys[i]
    if (typeof key !== 'string') continue
    const before = writing.text
    writing.text += separator + stringify(key) + ':'
    if (writeProperty(object, key, writing, inside)) separator = ','
    else writing.text = before
  }
  writing.text += separator === '{' ? '{}' : '}'
}

function writeProperty(owner: object, key: string, writing: Writing, inside: Within): boolean {
  const descriptor = getOwnPropertyDescriptor(owner, key)
  if (descriptor === undefined || descriptor.enumerable !== true) return false
  if (hasOwn(descriptor, 'value')) return write(descriptor.value, writing, inside)
  writing.refusal = 'a getter of the page makes it'
  return true
}

function isOver({ text, limit, refusal }: Writing): boolean {
  return refusal !== undefined || text.length > limit
}
