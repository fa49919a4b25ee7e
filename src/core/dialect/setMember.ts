import { isObject, type JsonObject } from '../json/json.ts'

/** Sets a member in its place; without a value it is removed, and so is each parent that is empty then. */
export function setMember(object: JsonObject, path: readonly string[], value: unknown): JsonObject {
  const [name = '', ...inner] = path
  const held = isObject(object[name]) ? object[name] : undefined
  const set = inner.length === 0 ? value : setInner(held, inner, value)
  if (set !== undefined) return { ...object, [name]: set }
  if (inner.length > 0 && Object.hasOwn(object, name) && held === undefined) return object
  const { [name]: _, ...rest } = object
  return rest
}

function setInner(held: JsonObject | undefined, path: readonly string[], value: unknown): JsonObject | undefined {
  if (held === undefined && value === undefined) return undefined
  const set = setMember(held ?? {}, path, value)
  return Object.keys(set).length === 0 ? undefined : set
}
