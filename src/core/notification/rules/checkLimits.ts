import { isObject, type JsonObject } from '../../json.ts'
import { breach, inBody, removing, setting, type Finding, type Mend, type RuleSource } from '../finding.ts'
import { getAt, pathText, textAt, type Path } from '../../jsonPath.ts'
import { isJsonNumber } from '../../writtenNumbers.ts'
import {
  BLANKS,
  COUNTS,
  DISPUTED_COUNTS,
  DISPUTED_LENGTHS,
  ENUMS,
  LENGTHS,
  REQUIRED,
  SHORTEST,
  SMALLEST,
  TYPES,
  WHOLE,
  type Disputed,
  type JsonType,
} from './limits.ts'

const NEEDED: ReadonlySet<string> = new Set(REQUIRED.map(([pattern]) => pattern))

/** Holds a body against the tables of limits. */
export function checkLimits(body: JsonObject): Finding[] {
  return [
    ...REQUIRED.flatMap(([pattern, source]) => missing(body, pattern, source)),
    ...TYPES.flatMap(([pattern, type]) =>
      matches(body, pattern).flatMap(({ path, value }) =>
        value === null && mayBeAbsent(pattern) ? [] : checkType(body, path, type, !NEEDED.has(pattern)),
      ),
    ),
    ...texts(body),
    ...sizes(body),
    ...numbers(body),
  ]
}

/** Whether null may stand for a member that is absent; an item of a list is none. */
function mayBeAbsent(pattern: string): boolean {
  return !NEEDED.has(pattern) && !pattern.endsWith('*')
}

function texts(body: JsonObject): Finding[] {
  const each = (pattern: string, check: (text: string, path: Path) => Finding[]): Finding[] =>
    matches(body, pattern).flatMap(({ path, value }) => (typeof value === 'string' ? check(value, path) : []))
  return [
    ...LENGTHS.flatMap(([pattern, max, source]) => each(pattern, (text, path) => atMost(path, text, max, source))),
    ...DISPUTED_LENGTHS.flatMap(([pattern, limit]) =>
      each(pattern, (text, path) => disputed(['tooLong', 'tooLongForSome'], path, text.length, limit)),
    ),
    ...SHORTEST.flatMap(([pattern, min, source]) =>
      each(pattern, ({ length }, path) =>
        length >= min ? [] : [told('tooShort', path, [String(length), String(min)], source)],
      ),
    ),
    ...BLANKS.flatMap(([pattern, source]) =>
      each(pattern, (text, path) => (isBlank(text) ? [told('blank', path, [], source)] : [])),
    ),
    ...ENUMS.flatMap(([pattern, words, source]) =>
      each(pattern, (text, path) =>
        words.includes(text) ? [] : [told('notOneOf', path, [text, words.join(', ')], source)],
      ),
    ),
  ]
}

function sizes(body: JsonObject): Finding[] {
  return [
    ...COUNTS.flatMap(([pattern, max, source]) =>
      matches(body, pattern).flatMap(({ path, value }) => {
        const count = sizeOf(value)
        return count > max ? [told('tooMany', path, [String(count), String(max)], source)] : []
      }),
    ),
    ...DISPUTED_COUNTS.flatMap(([pattern, limit]) =>
      matches(body, pattern).flatMap(({ path, value }) =>
        disputed(['tooMany', 'tooManyForSome'], path, sizeOf(value), limit),
      ),
    ),
  ]
}

function numbers(body: JsonObject): Finding[] {
  const each = (pattern: string, check: (value: number, path: Path) => Finding[]): Finding[] =>
    matches(body, pattern).flatMap(({ path, value }) => (typeof value === 'number' ? check(value, path) : []))
  return [
    ...SMALLEST.flatMap(([pattern, min, source]) =>
      each(pattern, (value, path) =>
        value >= min ? [] : [told('tooSmall', path, [textAt(body, path), String(min)], source)],
      ),
    ),
    ...WHOLE.flatMap(([pattern, source]) =>
      each(pattern, (value, path) =>
        Number.isInteger(value) ? [] : [told('notWhole', path, [textAt(body, path)], source, wholeNumber(path, value))],
      ),
    ),
  ]
}

function wholeNumber(path: Path, value: number): Mend | undefined {
  return Number.isFinite(value) ? setting('useWhole', path, Math.round(value)) : undefined
}

/** Finds a text too long. */
export function atMost(path: Path, text: string, max: number, source: RuleSource): Finding[] {
  return text.length <= max ? [] : [told('tooLong', path, [String(text.length), String(max)], source)]
}

/** Finds a size that only the generous source allows, or neither. */
export function disputed(
  [beyondBoth, beyondOne]: ['tooLong', 'tooLongForSome'] | ['tooMany', 'tooManyForSome'],
  path: Path,
  size: number,
  { low: [low, strict], high: [high, generous] }: Disputed,
): Finding[] {
  if (size > high) return [told(beyondBoth, path, [String(size), String(high)], generous)]
  return size > low ? [told(beyondOne, path, [size, low, strict, high, generous].map(String), strict)] : []
}

/** Finds a value of another type than the API's at a path of a body; the mend writes the same value in that type. */
export function checkType(body: JsonObject, path: Path, type: JsonType, isOptional = true): Finding[] {
  const value = getAt(body, path)
  const found = typeOf(value)
  if (found === type) return []
  const mend = value === null && isOptional ? removing(path) : converted(body, path, type)
  return [told('wrongType', path, [type, shown(body, path, found)], 'OpenAPI', mend)]
}

function converted(body: JsonObject, path: Path, type: JsonType): Mend | undefined {
  const [value, text] = [getAt(body, path), textAt(body, path)]
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return setting('changeType', path, text)
  }
  if (type === 'number' && isNumeric(value)) return setting('changeType', path, Number(value), oddForm(value))
  if (type === 'boolean' && (value === 'true' || value === 'false'))
    return setting('changeType', path, value === 'true')
  return undefined
}

/** The form of a number that JavaScript would write otherwise. */
function oddForm(text: string): string | undefined {
  return isJsonNumber(text) && String(Number(text)) !== text ? text : undefined
}

/** Whether a value is the text of a number. */
export function isNumeric(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
}

export function isBlank(text: string): boolean {
  return text.trim() === ''
}

function missing(body: JsonObject, pattern: string, source: RuleSource): Finding[] {
  const steps = stepsOf(pattern)
  const name = steps.at(-1) ?? ''
  return walk(body, steps.slice(0, -1)).flatMap(({ path, value }) =>
    isObject(value) && getAt(value, [name]) === undefined ? [told('missing', [...path, name], [], source)] : [],
  )
}

/** A breach whose sentence begins with the member's path. */
function told(
  code: Parameters<typeof breach>[0],
  path: Path,
  values: readonly string[],
  source: RuleSource,
  mend?: Mend,
): Finding {
  return breach(code, inBody(...path), [pathText(path), ...values], { source, mend })
}

interface Found {
  path: Path
  value: unknown
}

/** Everything in a body that a pattern names. */
export function matches(body: JsonObject, pattern: string): Found[] {
  return walk(body, stepsOf(pattern))
}

function walk(body: unknown, steps: readonly string[]): Found[] {
  let found: Found[] = [{ path: [], value: body }]
  for (const step of steps) {
    found = found.flatMap(({ path, value }): Found[] => {
      if (step === '*') {
        return Array.isArray(value)
          ? value.map((item: unknown, index) => ({ path: [...path, index], value: item }))
          : []
      }
      return isObject(value) && Object.hasOwn(value, step) ? [{ path: [...path, step], value: value[step] }] : []
    })
  }
  return found
}

function stepsOf(pattern: string): string[] {
  return pattern.split('.')
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length
  return isObject(value) ? Object.keys(value).length : 0
}

function typeOf(value: unknown): JsonType | 'null' | 'undefined' {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  const type = typeof value
  return type === 'string' || type === 'number' || type === 'boolean' || type === 'object' ? type : 'undefined'
}

function shown(body: JsonObject, path: Path, type: string): string {
  if (type === 'object' || type === 'array') return type
  return type === 'string' ? JSON.stringify(getAt(body, path)) : textAt(body, path)
}
