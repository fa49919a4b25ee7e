import { isObject, type JsonObject } from '../../../json/json.ts'
import { violation, setting } from '../finding.ts'
import { inBody, removing } from '../../../dialect/findings.ts'
import type { Finding, Fix } from '../../../dialect/finding.ts'
import { getAt, pathText, textAt, type Path } from '../../../json/jsonPath.ts'
import { isJsonNumber } from '../../../json/writtenNumbers.ts'
import { REQUEST } from '../../requestModel.ts'
import { patternsOf, type DisputedLimit, type Limit, type Shape } from '../../../dialect/shape.ts'
import type { RuleSource } from './rules.ts'

/** The members that separate rules check: every aspect of a timestamp, and the words of a type. */
const OWN_RULES = { timestamp: 'notifications.*.timestamp', type: 'notifications.*.type' }

const MEMBERS = patternsOf(REQUEST).filter(({ pattern }) => pattern !== OWN_RULES.timestamp)

/** Checks a body against the types and limits of the request's model. */
export function checkLimits(body: JsonObject): Finding[] {
  return [
    ...MEMBERS.flatMap(({ pattern, shape }) => missing(body, pattern, shape)),
    ...MEMBERS.flatMap(({ pattern, shape }) => wrongTypes(body, pattern, shape)),
    ...MEMBERS.flatMap(({ pattern, shape }) =>
      matches(body, pattern).flatMap(found => checkValue(body, pattern, shape, found)),
    ),
  ]
}

function wrongTypes(body: JsonObject, pattern: string, shape: Shape): Finding[] {
  const { kind, required } = shape
  if (kind === 'any') return []
  // An item of a list cannot be absent.
  const mayBeAbsent = required === undefined && !pattern.endsWith('*')
  return matches(body, pattern).flatMap(({ path, value }) =>
    value === null && mayBeAbsent ? [] : checkType(body, path, kind, required === undefined),
  )
}

function checkValue(body: JsonObject, pattern: string, shape: Shape, { path, value }: Found): Finding[] {
  if (shape.kind === 'string') return typeof value === 'string' ? checkText(pattern, shape, path, value) : []
  if (shape.kind === 'number') return typeof value === 'number' ? checkNumber(body, shape, path, value) : []
  if ((shape.kind !== 'array' && shape.kind !== 'object') || shape.max === undefined) return []
  return checkSize(['tooMany', 'tooManyForSome'], path, sizeOf(value), shape.max)
}

type TextShape = Extract<Shape, { kind: 'string' }>
type NumberShape = Extract<Shape, { kind: 'number' }>

function checkText(pattern: string, shape: TextShape, path: Path, text: string): Finding[] {
  const { max, min, notBlank, values } = shape
  const isOther = values !== undefined && pattern !== OWN_RULES.type && !values.includes(text)
  return [
    ...(max === undefined ? [] : checkSize(['tooLong', 'tooLongForSome'], path, text.length, max)),
    ...(min === undefined || text.length >= min[0]
      ? []
      : [toFinding('tooShort', path, [String(text.length), String(min[0])], min[1])]),
    ...(notBlank !== undefined && isBlank(text) ? [toFinding('blank', path, [], notBlank)] : []),
    ...(isOther ? [toFinding('notOneOf', path, [text, values.join(', ')], 'OpenAPI')] : []),
  ]
}

function checkNumber(body: JsonObject, { min, whole }: NumberShape, path: Path, value: number): Finding[] {
  const written = textAt(body, path)
  return [
    ...(min === undefined || value >= min[0] ? [] : [toFinding('tooSmall', path, [written, String(min[0])], min[1])]),
    ...(whole === undefined || Number.isInteger(value)
      ? []
      : [toFinding('notWhole', path, [written], whole, wholeNumber(path, value))]),
  ]
}

function wholeNumber(path: Path, value: number): Fix | undefined {
  return Number.isFinite(value) ? setting('useWhole', path, Math.round(value)) : undefined
}

/** Finds a size beyond its limit; if two documents disagree, also one that only the more generous document allows. */
export function checkSize(
  [beyondAll, beyondOne]: ['tooLong', 'tooLongForSome'] | ['tooMany', 'tooManyForSome'],
  path: Path,
  size: number,
  max: Limit | DisputedLimit,
): Finding[] {
  const { low, high } = 'low' in max ? max : { low: max, high: max }
  if (size > high[0]) return [toFinding(beyondAll, path, [String(size), String(high[0])], high[1])]
  if (size <= low[0]) return []
  return [toFinding(beyondOne, path, [size, low[0], low[1], high[0], high[1]].map(String), low[1])]
}

/** Finds a value of the wrong type at a path of a body; the fix writes the same value in the API's type. */
export function checkType(body: JsonObject, path: Path, type: JsonType, isOptional = true): Finding[] {
  const value = getAt(body, path)
  const found = typeOf(value)
  if (found === type) return []
  const fix = value === null && isOptional ? removing(path) : converted(body, path, type)
  return [toFinding('wrongType', path, [type, shown(body, path, found)], 'OpenAPI', fix)]
}

function converted(body: JsonObject, path: Path, type: JsonType): Fix | undefined {
  const [value, text] = [getAt(body, path), textAt(body, path)]
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return setting('changeType', path, text)
  }
  if (type === 'number' && isNumeric(value)) return setting('changeType', path, Number(value), oddForm(value))
  if (type === 'boolean' && (value === 'true' || value === 'false'))
    return setting('changeType', path, value === 'true')
  return undefined
}

/** The text of a number that JavaScript would write differently. */
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

function missing(body: JsonObject, pattern: string, { required }: Shape): Finding[] {
  if (required === undefined) return []
  const steps = stepsOf(pattern)
  const name = steps.at(-1) ?? ''
  return walk(body, steps.slice(0, -1)).flatMap(({ path, value }) =>
    isObject(value) && getAt(value, [name]) === undefined ? [toFinding('missing', [...path, name], [], required)] : [],
  )
}

/** A violation whose sentence begins with the member's path. */
function toFinding(
  code: Parameters<typeof violation>[0],
  path: Path,
  values: readonly string[],
  source: RuleSource,
  fix?: Fix,
): Finding {
  return violation(code, inBody(...path), [pathText(path), ...values], { source, fix })
}

type JsonType = Exclude<Shape['kind'], 'any'>

interface Found {
  path: Path
  value: unknown
}

/** All values in a body that match a pattern. */
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
