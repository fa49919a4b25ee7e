import { numberText, parseNumbers, writeNumbers } from './writtenNumbers.ts'

/** Any JSON object, as parsed. */
export type JsonObject = { [name: string]: unknown }

export type JsonReading = { kind: 'json'; value: unknown } | { kind: 'not json'; detail: string }

/** Parses JSON; {@link toJson} writes its numbers unchanged. Never throws: the engine's message comes back as `detail`. */
export function parseJson(text: string): JsonReading {
  try {
    return { kind: 'json', value: parseNumbers(text) }
  } catch (error) {
    return { kind: 'not json', detail: error instanceof Error ? error.message : String(error) }
  }
}

/** The JSON object that a text is; undefined for any other text. */
export function parseObject(text: string): JsonObject | undefined {
  const parsed = parseJson(text)
  return parsed.kind === 'json' && isObject(parsed.value) ? parsed.value : undefined
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The member of an object, or undefined if `value` is not an object or has no own member of that name. */
export function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** Whether an optional member is absent. SDKs write null for an absent one. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null
}

/** Writes formatted JSON; undefined for a value that JSON cannot hold or that nests too deep for the engine. */
export function toJson(value: unknown, indent = 2): string | undefined {
  try {
    return writeNumbers(value, indent)
  } catch {
    return undefined
  }
}

/** A member as people write it: a string as it is, anything else as JSON; an empty string if it is missing. */
export function memberText(object: unknown, name: string | number): string {
  const value =
    typeof object === 'object' && object !== null && Object.hasOwn(object, name)
      ? (object as JsonObject)[name]
      : undefined
  return typeof value === 'string' ? value : (numberText(object, name) ?? toJson(value, 0) ?? '')
}
