import { isObject, type JsonObject } from '../json.ts'
import { ENUMERATIONS, MODELS, type MemberType, type ModelName } from './deliveryModels.ts'

/** A value that a typed SDK can hold. */
export type ModelValue =
  | { kind: 'text'; text: string }
  | { kind: 'flag'; flag: boolean }
  | { kind: 'number'; type: NumberType; number: number }
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

/** A request as models, and the paths of all that they cannot hold. */
export interface AsModels {
  request: Model
  left: string[]
}

/** Date and time with an offset: what all SDKs' languages read. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}(\d{3})?)?(Z|[+-]\d\d:\d\d)$/
const MAX_INT = 2_147_483_647

/** Turns a request's body into the SDKs' models. `without` are the paths that this SDK has no place for. */
export function toModels(body: JsonObject, without: ReadonlySet<string> = new Set()): AsModels {
  const left: string[] = []

  function toModel(name: ModelName, value: JsonObject, path: string): Model {
    const types: Record<string, MemberType> = MODELS[name]
    const members: Member[] = []
    for (const memberName of inOrder(value, types)) {
      const memberPath = path === '' ? memberName : `${path}.${memberName}`
      const type = Object.hasOwn(types, memberName) && !without.has(memberPath) ? types[memberName] : undefined
      const read = type === undefined ? undefined : toValue(type, value[memberName], memberPath)
      if (read === undefined) left.push(memberPath)
      else members.push({ name: memberName, value: read })
    }
    return { kind: 'model', name, members }
  }

  function toValue(type: MemberType, value: unknown, path: string): ModelValue | undefined {
    if (typeof type === 'string') return toScalar(type, value)
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

  return { request: toModel('DeliveryRequest', body, ''), left }
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

function toScalar(type: Extract<MemberType, string>, value: unknown): ModelValue | undefined {
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
      return toNumber(type, value)
  }
}

function toNumber(type: NumberType, value: unknown): ModelValue | undefined {
  if (typeof value !== 'number') return undefined
  const isFit =
    type === 'int'
      ? Number.isInteger(value) && Math.abs(value) <= MAX_INT
      : type !== 'long' || Number.isSafeInteger(value)
  return isFit ? { kind: 'number', type, number: value } : undefined
}

function toList(value: unknown, type: 'text' | 'long'): ModelValue | undefined {
  if (!Array.isArray(value)) return undefined
  const items = value.map((item: unknown) => toScalar(type, item))
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
