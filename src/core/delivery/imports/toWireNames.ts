import { REQUEST } from '../requestModel.ts'
import { RESPONSE } from '../responseModel.ts'
import { ANY, isFree, type ObjectShape, type Shape } from '../../dialect/shape.ts'
import { isObject, type JsonObject } from '../../json/json.ts'
import { pathText, type Path } from '../../json/jsonPath.ts'
import { keepNumbers } from '../../json/writtenNumbers.ts'

const MODELS = { request: REQUEST, response: RESPONSE } as const

/** A body with the API's own names, and the paths of members that no model has. */
export interface OnWire {
  body: JsonObject
  notUnderstood: string[]
}

/**
 * A body with the API's names for its members: the Python SDK's models print theirs in snake_case, with None for absent
 * ones. The site's own content, such as offers or parameters, keeps its names. A body without any Python name is not
 * changed.
 */
export function toWireNames(body: JsonObject, side: 'request' | 'response'): OnWire {
  const model = MODELS[side]
  if (!isOfPython(body, model)) return { body, notUnderstood: [] }
  const notUnderstood: string[] = []
  return { body: renamed(body, model, [], notUnderstood) as JsonObject, notUnderstood }
}

/** Whether any member has its Python name. */
function isOfPython(value: unknown, shape: Shape): boolean {
  if (Array.isArray(value)) return shape.kind === 'array' && value.some(item => isOfPython(item, shape.items))
  if (!isObject(value) || shape.kind !== 'object') return false
  return Object.entries(value).some(([name, inner]) => {
    const known = knownName(name, shape)
    if (known === undefined) return false
    return known !== name || isOfPython(inner, shape.members[known] ?? ANY)
  })
}

function renamed(value: unknown, shape: Shape, path: Path, notUnderstood: string[]): unknown {
  if (Array.isArray(value)) {
    if (shape.kind !== 'array') return value
    const items = value.map((item: unknown, index) => renamed(item, shape.items, [...path, index], notUnderstood))
    return keepNumbers(items, value)
  }
  if (!isObject(value) || shape.kind !== 'object' || isFree(shape)) return value
  const members = Object.entries(value).flatMap(([name, inner]): Renamed[] => {
    const known = knownName(name, shape)
    if (known !== undefined && inner === null) return []
    // If both names are present, the API's own counts.
    const isSecond = known !== undefined && known !== name && Object.hasOwn(value, known)
    if (isSecond || (known === undefined && inner !== null)) notUnderstood.push(pathText([...path, name]))
    if (known === undefined || isSecond) return [{ name, from: name, value: inner }]
    const shapeOf = shape.members[known] ?? ANY
    return [{ name: known, from: name, value: renamed(inner, shapeOf, [...path, name], notUnderstood) }]
  })
  const names = new Map(members.map(({ name, from }) => [name, from]))
  const copy = Object.fromEntries(members.map(member => [member.name, member.value]))
  return keepNumbers(copy, value, name => names.get(name))
}

/** A member of a copy, and its name in the original. */
interface Renamed {
  name: string
  from: string
  value: unknown
}

/** The API's name of a member; undefined if the API does not define it. */
function knownName(name: string, { members }: ObjectShape): string | undefined {
  if (Object.hasOwn(members, name)) return name
  if (!name.includes('_')) return undefined
  const plain = plainName(name)
  return Object.keys(members).find(known => plainName(known) === plain)
}

/** `web_gl_renderer` is webGLRenderer, `_property` is property: Python has a built-in of that name. */
function plainName(name: string): string {
  return name.replaceAll('_', '').toLowerCase()
}
