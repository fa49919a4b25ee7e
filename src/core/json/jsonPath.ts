import { isObject, memberText, type JsonObject } from './json.ts'
import { keepNumbers, noteNumber } from './writtenNumbers.ts'

/** The path to a value in JSON, such as `['notifications', 0, 'tokens', 1]`. */
export type Path = readonly (string | number)[]

/** The value at a path, or undefined if the path does not exist. */
export function getAt(value: unknown, path: Path): unknown {
  let at = value
  for (const step of path) {
    if (typeof step === 'number') at = Array.isArray(at) ? (at as unknown[])[step] : undefined
    else at = isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined
  }
  return at
}

/** The value at a path as people write it: a string as it is, anything else as JSON; an empty string if it is missing. */
export function textAt(value: unknown, path: Path): string {
  return memberText(getAt(value, path.slice(0, -1)), path.at(-1) ?? '')
}

/** The same JSON with a number in the given notation at a path. */
export function setNumberAt(value: unknown, path: Path, text: string): unknown {
  const set = setAt(value, path, Number(text))
  const holder = getAt(set, path.slice(0, -1))
  if (typeof holder === 'object' && holder !== null) noteNumber(holder, path.at(-1) ?? '', text)
  return set
}

/**
 * The same JSON with another value at a path; members keep their order. A parent that is missing, or is not the object or
 * array that the path needs, is created. A place beyond an array's end means its next place.
 */
export function setAt(value: unknown, path: Path, set: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return set
  if (typeof step === 'string') {
    const object: JsonObject = isObject(value) ? value : {}
    return { ...object, [step]: setAt(Object.hasOwn(object, step) ? object[step] : undefined, rest, set) }
  }
  const list: unknown[] = Array.isArray(value) ? value : []
  return keepNumbers(list.toSpliced(step, 1, setAt(list[step], rest, set)), list)
}

/** The same JSON without the member or item at a path; later items move up. */
export function removeAt(value: unknown, path: Path): unknown {
  const [step, ...rest] = path
  if (step === undefined) return undefined
  if (typeof step === 'number') {
    if (!Array.isArray(value) || step >= value.length) return value
    const list = value as unknown[]
    if (rest.length > 0) return keepNumbers(list.with(step, removeAt(list[step], rest)), list)
    return keepNumbers(list.toSpliced(step, 1), list, key => String(Number(key) < step ? key : Number(key) + 1))
  }
  if (!isObject(value) || !Object.hasOwn(value, step)) return value
  if (rest.length > 0) return { ...value, [step]: removeAt(value[step], rest) }
  return keepNumbers(Object.fromEntries(Object.entries(value).filter(([name]) => name !== step)), value)
}

/** A path as people write it: `notifications[0].tokens[1]`. */
export function pathText(path: Path): string {
  return path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}
