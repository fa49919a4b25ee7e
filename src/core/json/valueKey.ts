import { compareTexts } from '../compareTexts.ts'
import { numberKey } from './decimal.ts'
import { toJson } from './json.ts'
import { numberText } from './writtenNumbers.ts'

/** Levels of a value that are compared; deeper ones count as equal. */
const MAX_LEVELS = 200

/** The value of a member as a text that is the same for equal values: neither the order of members counts, nor the notation of numbers. */
export function valueKey(holder: object, name: string | number): string {
  return keyIn(holder, name, 0)
}

function keyIn(holder: object, name: string | number, level: number): string {
  const value: unknown = (holder as { [name: string]: unknown })[name]
  if (typeof value === 'number') return numberKey(numberText(holder, name) ?? String(value))
  if (typeof value !== 'object' || value === null) return toJson(value, 0) ?? ''
  if (level === MAX_LEVELS) return '…'
  if (Array.isArray(value)) return `[${value.map((_, at) => keyIn(value, at, level + 1)).join()}]`
  const names = Object.keys(value).toSorted(compareTexts)
  return `{${names.map(name => `${JSON.stringify(name)}:${keyIn(value, name, level + 1)}`).join()}}`
}
