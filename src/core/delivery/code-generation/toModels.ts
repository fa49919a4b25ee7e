import { isObject, type JsonObject } from '../../json/json.ts'
import { numberText } from '../../json/writtenNumbers.ts'
import { isRoundedByDouble, wholeDigits } from '../../json/decimal.ts'
import { REQUEST } from '../requestModel.ts'
import { NOT_IN_SDKS } from '../sdkModels.ts'
import { isFree, type ArrayShape, type NumberType, type ObjectShape, type Shape } from '../../dialect/shape.ts'

/** A value that a typed SDK can hold. */
export type ModelValue =
  | { kind: 'text'; text: string }
  | { kind: 'flag'; flag: boolean }
  /** Integers by their digits, other numbers as they are written. */
  | { kind: 'number'; type: NumberType; text: string }
  | { kind: 'moment'; text: string }
  | { kind: 'enumeration'; type: string; value: string }
  | { kind: 'list'; of: string; items: ModelValue[] }
  | { kind: 'texts by name'; entries: [string, string][] }
  | Model

export interface Model {
  kind: 'model'
  name: string
  members: Member[]
}

export interface Member {
  name: string
  value: ModelValue
}

/** A request as models, and the paths of values that they cannot hold, and of numbers that lose digits in them. */
export interface AsModels {
  request: Model
  left: string[]
  rounded: string[]
}

/** Whether a number as written loses digits in an SDK's type. */
export type Rounds = (type: NumberType, text: string) => boolean

/** Whether an SDK's type can hold a number, even with fewer digits. */
export type Holds = (type: NumberType, text: string) => boolean

/** Date and time with an offset: the form that all SDKs' languages read. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}(\d{3})?)?(Z|[+-]\d\d:\d\d)$/
const MAX_INT = 2_147_483_647n
const MAX_LONG = 9_223_372_036_854_775_807n

/** Parts of a request that the SDKs' calls for notifications have no place for. */
const NOT_SENT = ['execute', 'prefetch', 'telemetry']

const IN_NO_SDK: ReadonlySet<string> = new Set([...NOT_IN_SDKS, ...NOT_SENT])

/** Where a value is: its path in the request, and the pattern of that path, with `*` for each item of a list. */
interface Place {
  path: string
  pattern: string
}

/** Converts a request's body to the SDKs' models. `without` are the patterns that this SDK has no place for. */
export function toModels(
  body: JsonObject,
  without: ReadonlySet<string> = new Set(),
  rounds: Rounds = (_, text) => isRoundedByDouble(text),
  holds: Holds = () => true,
): AsModels {
  const left: string[] = []
  const rounded: string[] = []
  const isPlaced = (pattern: string): boolean => !IN_NO_SDK.has(pattern) && !without.has(pattern)

  function toModel(shape: ObjectShape, value: JsonObject, at: Place): Model {
    const members: Member[] = []
    for (const name of inOrder(value, shape, at)) {
      const below = { path: join(at.path, name), pattern: join(at.pattern, name) }
      const inner = Object.hasOwn(shape.members, name) && isPlaced(below.pattern) ? shape.members[name] : undefined
      const read = inner === undefined ? undefined : toValue(inner, value, name, below)
      if (read === undefined) left.push(below.path)
      else members.push({ name, value: read })
    }
    return { kind: 'model', name: shape.model ?? '', members }
  }

  function toValue(shape: Shape, holder: JsonObject, name: string, at: Place): ModelValue | undefined {
    const value = holder[name]
    if (shape.kind === 'array') return toItems(shape, value, at)
    if (shape.kind === 'object') {
      if (isFree(shape)) return toTextsByName(value)
      return isObject(value) ? toModel(shape, value, at) : undefined
    }
    const read = toScalar(shape, holder, name)
    if (read?.kind === 'number' && !holds(read.type, read.text)) return undefined
    if (read?.kind === 'number' && !isWhole(read.type) && rounds(read.type, read.text)) rounded.push(at.path)
    return read
  }

  function toItems({ items: shape }: ArrayShape, value: unknown, { path, pattern }: Place): ModelValue | undefined {
    if (!Array.isArray(value)) return undefined
    if (shape.kind !== 'object') return toList(value, shape)
    const items = value.flatMap((item: unknown, index) => {
      const at = { path: `${path}[${index}]`, pattern: `${pattern}.*` }
      if (isObject(item)) return [toModel(shape, item, at)]
      left.push(at.path)
      return []
    })
    return { kind: 'list', of: shape.model ?? '', items }
  }

  return { request: toModel(REQUEST, body, { path: '', pattern: '' }), left, rounded }
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

/** A value and all values inside it. */
export function valuesIn(value: ModelValue): ModelValue[] {
  if (value.kind === 'model') return [value, ...value.members.flatMap(member => valuesIn(member.value))]
  return value.kind === 'list' ? [value, ...value.items.flatMap(valuesIn)] : [value]
}

/** The value's members: first those of the model, in the model's order, then the others. */
function inOrder(value: JsonObject, { members }: ObjectShape, { pattern }: Place): string[] {
  const isOfModel = (name: string): boolean => Object.hasOwn(members, name) && !IN_NO_SDK.has(join(pattern, name))
  const ofModel = Object.keys(members).filter(name => Object.hasOwn(value, name) && isOfModel(name))
  return [...ofModel, ...Object.keys(value).filter(name => !isOfModel(name))]
}

function toScalar(shape: Shape, holder: object, key: string | number): ModelValue | undefined {
  const value: unknown = (holder as JsonObject)[key]
  if (shape.kind === 'number') return toNumber(shape.type, numberText(holder, key))
  if (shape.kind === 'boolean') return typeof value === 'boolean' ? { kind: 'flag', flag: value } : undefined
  if (shape.kind !== 'string' || typeof value !== 'string') return undefined
  if (shape.format === 'date-time') return MOMENT.test(value) ? { kind: 'moment', text: value } : undefined
  if (shape.enumeration === undefined) return { kind: 'text', text: value }
  return shape.values?.includes(value) === true ? { kind: 'enumeration', type: shape.enumeration, value } : undefined
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

function toList(value: readonly unknown[], shape: Shape): ModelValue | undefined {
  const items = value.map((_, index) => toScalar(shape, value, index))
  const of = shape.kind === 'number' ? shape.type : 'text'
  return items.every(item => item !== undefined) ? { kind: 'list', of, items } : undefined
}

function toTextsByName(value: unknown): ModelValue | undefined {
  if (!isObject(value)) return undefined
  const entries = Object.entries(value).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, text] as const] : [],
  )
  if (entries.length < Object.keys(value).length) return undefined
  return { kind: 'texts by name', entries: entries.map(([name, text]) => [name, text]) }
}
