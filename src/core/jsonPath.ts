import { isObject, type JsonObject } from './json.ts'

/** The way to a value in JSON, as `['notifications', 0, 'tokens', 1]`. */
export type Path = readonly (string | number)[]

/** The value at a path, or undefined when there is none. */
export function getAt(value: unknown, path: Path): unknown {
  let at = value
  for (const step of path) {
    if (typeof step === 'number') at = Array.isArray(at) ? (at as unknown[])[step] : undefined
    else at = isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined
  }
  return at
}

/**
 * The same JSON with another value at a path; members keep their order. What is missing on the way, or is no object or
 * array where the path needs one, is made. A place beyond an array's end is its next place.
 */
export function setAt(value: unknown, path: Path, set: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return set
  if (typeof step === 'string') {
    const object: JsonObject = isObject(value) ? value : {}
    return { ...object, [step]: setAt(Object.hasOwn(object, step) ? object[step] : undefined, rest, set) }
  }
  const list: unknown[] = Array.isArray(value) ? value : []
  return list.toSpliced(step, 1, setAt(list[step], rest, set))
}

/** The same JSON without the member or item at a path; later items move up. */
export function removeAt(value: unknown, path: Path): unknown {
  const [step, ...rest] = path
  if (step === undefined) return undefined
  if (typeof step === 'number') {
    if (!Array.isArray(value) || step >= value.length) return value
    const list = value as unknown[]
    return rest.length === 0 ? list.toSpliced(step, 1) : list.with(step, removeAt(list[step], rest))
  }
  if (!isObject(value) || !Object.hasOwn(value, step)) return value
  if (rest.length > 0) return { ...value, [step]: removeAt(value[step], rest) }
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== step))
}

/** A path as people write it: `notifications[0].tokens[1]`. */
export function pathText(path: Path): string {
  return path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}
