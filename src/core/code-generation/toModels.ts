import { isObject, type JsonObject } from '../json.ts'
import { numberText } from '../writtenNumbers.ts'
import { isRoundedByDouble, wholeDigits } from '../decimal.ts'
import { ENUMERATIONS, MODELS, type MemberType, type ModelName } from './deliveryModels.ts'

/** A value that a typed SDK can hold. */
export type ModelValue =
  | { kind: 'text'; text: string }
  | { kind: 'flag'; flag: boolean }
  /** Whole numbers by their digits, others as they are written. */
  | { kind: 'number'; type: NumberType; text: string }
  | { kind: 'moment'; text: string }
  | { kind: 'enumeration'; type: string; value: string }
  | { kind: 'list'; of: string; items: ModelValue[] }
  | { kind: 'texts by name'; entries: [string, string][] }
  | Model

export type NumberType = 'int' | 'long' | 'float' | 'double' | 'decimal'

export interface Model {
  kind: 'model'
  name: ModelName
  members: Member[]
}

export interface Member {
  name: string
  value: ModelValue
}

/** A request as models, and the paths of all that they cannot hold, and of numbers that they hold with fewer digits. */
export interface AsModels {
  request: Model
  left: string[]
  rounded: string[]
}

/** Whether a number, as it is written, loses digits in an SDK's type. */
export type Rounds = (type: NumberType, text: string) => boolean

/** Whether an SDK's type can hold a number, with all of its digits or not. */
export type Holds = (type: NumberType, text: string) => boolean

/** Date and time with an offset: what all SDKs' languages read. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}(\d{3})?)?(Z|[+-]\d\d:\d\d)$/
const MAX_INT = 2_147_483_647n
const MAX_LONG = 9_223_372_036_854_775_807n

/** Turns a request's body into the SDKs' models. `without` are the paths that this SDK has no place for. */
export function toModels(
  body: JsonObject,
  without: ReadonlySet<string> = new Set(),
  rounds: Rounds = (_, text) => isRoundedByDouble(text),
  holds: Holds = () => true,
): AsModels {
  const left: string[] = []
  const rounded: string[] = []

  function toModel(name: ModelName, value: JsonObject, path: string): Model {
    const types: Record<string, MemberType> = MODELS[name]
    const members: Member[] = []
    for (const memberName of inOrder(value, types)) {
      const memberPath = path === '' ? memberName : `${path}.${memberName}`
      const type = Object.hasOwn(types, memberName) && !without.has(memberPath) ? types[memberName] : undefined
      const read = type === undefined ? undefined : toValue(type, value, memberName, memberPath)
      if (read === undefined) left.push(memberPath)
      else members.push({ name: memberName, value: read })
    }
    return { kind: 'model', name, members }
  }

  function toValue(type: MemberType, holder: JsonObject, name: string, path: string): ModelValue | undefined {
    const value = holder[name]
    if (typeof type === 'string') {
      const read = toScalar(type, holder, name)
      if (read?.kind === 'number' && !holds(read.type, read.text)) return undefined
      if (read?.kind === 'number' && !isWhole(read.type) && rounds(read.type, read.text)) rounded.push(path)
      return read
    }
    if ('enumeration' in type) return toEnumeration(type.enumeration, value)
    if ('model' in type) return isObject(value) ? toModel(type.model, value, path) : undefined
    if (!Array.isArray(value)) return undefined
    const items = value.flatMap((item: unknown, index) => {
      if (isObject(item)) return [toModel(type.models, item, `${path}[${index}]`)]
      left.push(`${path}[${index}]`)
      return []
    })
    return { kind: 'list', of: type.models, items }
  }

  return { request: toModel('DeliveryRequest', body, ''), left, rounded }
}

/** A value and all that it holds. */
export function valuesIn(value: ModelValue): ModelValue[] {
  if (value.kind === 'model') return [value, ...value.members.flatMap(member => valuesIn(member.value))]
  return value.kind === 'list' ? [value, ...value.items.flatMap(valuesIn)] : [value]
}

/** The value's members: first those of the model, in its order, then the others. */
function inOrder(value: JsonObject, types: Record<string, MemberType>): string[] {
  const known = Object.keys(types).filter(name => Object.hasOwn(value, name))
  return [...known, ...Object.keys(value).filter(name => !Object.hasOwn(types, name))]
}

function toEnumeration(type: keyof typeof ENUMERATIONS, value: unknown): ModelValue | undefined {
  const known: readonly unknown[] = ENUMERATIONS[type]
  return typeof value === 'string' && known.includes(value) ? { kind: 'enumeration', type, value } : undefined
}

function toScalar(type: Extract<MemberType, string>, holder: object, key: string | number): ModelValue | undefined {
  const value: unknown = (holder as JsonObject)[key]
  switch (type) {
    case 'text':
      return typeof value === 'string' ? { kind: 'text', text: value } : undefined
    case 'flag':
      return typeof value === 'boolean' ? { kind: 'flag', flag: value } : undefined
    case 'moment':
      return typeof value === 'string' && MOMENT.test(value) ? { kind: 'moment', text: value } : undefined
    case 'texts':
      return toList(value, 'text')
    case 'longs':
      return toList(value, 'long')
    case 'texts by name':
      return toTextsByName(value)
    default:
      return toNumber(type, numberText(holder, key))
  }
}

function toNumber(type: NumberType, text: string | undefined): ModelValue | undefined {
  if (text === undefined) return undefined
  if (isWhole(type)) {
    const digits = wholeDigits(text)
    const max = type === 'int' ? MAX_INT : MAX_LONG
    const isFit = digits !== undefined && BigInt(digits) <= max && BigInt(digits) >= -max
    return isFit ? { kind: 'number', type, text: digits } : undefined
  }
  return isInRange(type, text) ? { kind: 'number', type, text } : undefined
}

function isWhole(type: NumberType): boolean {
  return type === 'int' || type === 'long'
}

/** Neither beyond the type's largest number nor between its smallest and 0: compilers refuse both. */
function isInRange(type: NumberType, text: string): boolean {
  const value = type === 'float' ? Math.fround(Number(text)) : Number(text)
  return Number.isFinite(value) && (value !== 0 || wholeDigits(text) === '0')
}

function toList(value: unknown, type: 'text' | 'long'): ModelValue | undefined {
  if (!Array.isArray(value)) return undefined
  const items = value.map((_, index) => toScalar(type, value, index))
  return items.every(item => item !== undefined) ? { kind: 'list', of: type, items } : undefined
}

function toTextsByName(value: unknown): ModelValue | undefined {
  if (!isObject(value)) return undefined
  const entries = Object.entries(value).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, text] as const] : [],
  )
  if (entries.length < Object.keys(value).length) return undefined
  return { kind: 'texts by name', entries: entries.map(([name, text]) => [name, text]) }
}
