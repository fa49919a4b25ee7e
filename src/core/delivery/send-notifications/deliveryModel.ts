import { isObject, member, type JsonObject } from '../../json/json.ts'
import { REQUEST } from '../requestModel.ts'
import { isFree, type ObjectShape, type Shape } from '../../dialect/shape.ts'
import { NOT_IN_SDKS } from '../sdkModels.ts'

/** Members that the Node SDK 2.4.3 writes even when they are null. */
const KEPT_NULL: ReadonlySet<string> = new Set([
  'context.mobilePlatform.deviceType',
  'context.mobilePlatform.platformType',
  'id.customerIds.*.id',
  'id.customerIds.*.integrationCode',
  'id.customerIds.*.authenticatedState',
  'property.token',
  'trace.authorizationToken',
])

/** Members that the Node SDK 2.4.3 writes before the others of their object, in its order. */
const FIRST: ReadonlySet<string> = new Set(['address', 'parameters', 'profileParameters', 'order', 'product'])

const MBOX = REQUEST.members.execute.members.mboxes.items

/** The parts of a request that are passed through the model separately, and their shapes. */
const PARTS = {
  request: { shape: REQUEST, pattern: '' },
  mbox: { shape: MBOX, pattern: 'execute.mboxes.*' },
} satisfies Record<string, { shape: ObjectShape; pattern: string }>

/**
 * The members of a request, or of a part of it, that the SDK's model keeps, in the model's order. The paths of the others
 * are added to `lost`. For any other value in place of an API object, the model has an empty object. Any other value in
 * place of a list is sent unchanged, and so is an invalid time of an order: the Node SDK 2.4.3 throws at both.
 */
export function passModel(name: keyof typeof PARTS, value: JsonObject, lost: string[] = []): JsonObject {
  const { shape, pattern } = PARTS[name]
  return passMembers(value, shape, { path: '', pattern }, lost)
}

/** Where a value is: its path in the request, and the pattern of that path. */
interface Place {
  path: string
  pattern: string
}

function pass(value: unknown, shape: Shape, at: Place, lost: string[]): unknown {
  if (value === null || value === undefined) return value
  if (shape.kind === 'string' && shape.format === 'date-time') return toIsoTime(value)
  if (shape.kind === 'array' && shape.items.kind === 'object') {
    if (!Array.isArray(value)) return value
    const pattern = `${at.pattern}.*`
    return value.map((item: unknown, index) => pass(item, shape.items, { path: `${at.path}[${index}]`, pattern }, lost))
  }
  return shape.kind === 'object' && !isFree(shape) ? passMembers(value, shape, at, lost) : value
}

function passMembers(value: unknown, shape: ObjectShape, at: Place, lost: string[]): JsonObject {
  const below = (name: string): Place => ({ path: join(at.path, name), pattern: join(at.pattern, name) })
  const known = Object.entries(shape.members).filter(([name]) => !NOT_IN_SDKS.has(below(name).pattern))
  if (isObject(value)) {
    const names = new Set(known.map(([name]) => name))
    const unknown = Object.keys(value).filter(name => value[name] !== undefined && !names.has(name))
    lost.push(...unknown.map(name => below(name).path))
  }
  const entries = inOrder(known).flatMap(([name, inner]) => {
    const held = member(value, name)
    if (held === undefined || (held === null && !KEPT_NULL.has(below(name).pattern))) return []
    return [[name, pass(held, inner, below(name), lost)] as const]
  })
  return Object.fromEntries(entries)
}

function inOrder(members: readonly [string, Shape][]): readonly [string, Shape][] {
  const isFirst = ([name]: [string, Shape]): boolean => FIRST.has(name)
  return members.some(([name]) => name === 'profileParameters')
    ? [...members.filter(isFirst), ...members.filter(one => !isFirst(one))]
    : members
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function toIsoTime(value: unknown): unknown {
  if (isObject(value) && !(value instanceof Date)) return value
  const time = new Date(value as string | number)
  return Number.isNaN(time.getTime()) ? value : time.toISOString()
}
