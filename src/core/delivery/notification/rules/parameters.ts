import { isObject, type JsonObject } from '../../../json/json.ts'
import type { Edit } from '../../../dialect/edits.ts'
import { violation } from '../finding.ts'
import { inBody, removing } from '../../../dialect/findings.ts'
import type { Finding, Fix } from '../../../dialect/finding.ts'
import { getAt, pathText, textAt, type Path } from '../../../json/jsonPath.ts'
import { checkSize, checkType, isBlank, isNumeric, matches } from './checkLimits.ts'
import { isJsonNumber } from '../../../json/writtenNumbers.ts'
import type { RuleCode } from './rules.ts'
import type { DisputedLimit, Limit } from '../../../dialect/shape.ts'

const MAX_NAME = 128
const MAX_VALUE: Limit = [5000, 'OpenAPI']

/** The OpenAPI has one schema for both maps, Target's limits page a separate figure for profiles. */
const PROFILE_VALUE: DisputedLimit = { low: [256, 'Target limits'], high: MAX_VALUE }

const PREFIX = 'profile.'

/** Names that the OpenAPI forbids among parameters, and the order member that each belongs in. */
const OF_ORDER: Readonly<Record<string, 'id' | 'total' | 'purchasedProductIds'>> = {
  orderId: 'id',
  orderTotal: 'total',
  productPurchasedId: 'purchasedProductIds',
  productPurchasedIds: 'purchasedProductIds',
}

/** Longest list of purchased products, joined by commas (Target limits: 400 beyond). */
const MAX_PRODUCT_IDS = 250

/** Checks the parameters, profile parameters and orders of all notifications. */
export function checkParameters(body: JsonObject): Finding[] {
  return [
    ...matches(body, 'notifications.*.parameters').flatMap(({ path, value }) =>
      entries(value).flatMap(([name, held]) => [
        ...checkName(body, path, name, held),
        ...checkType(body, [...path, name], 'string'),
        ...checkLength([...path, name], held, MAX_VALUE),
      ]),
    ),
    ...matches(body, 'notifications.*.profileParameters').flatMap(({ path, value }) =>
      entries(value).flatMap(([name, held]) => [
        ...checkName(body, path, name, held),
        ...checkType(body, [...path, name], 'string'),
        ...checkLength([...path, name], held, PROFILE_VALUE),
      ]),
    ),
    ...matches(body, 'notifications.*.order.purchasedProductIds').flatMap(({ path, value }) =>
      checkProducts(path, value),
    ),
  ]
}

function checkLength(path: Path, held: unknown, max: Limit | DisputedLimit): Finding[] {
  return typeof held === 'string' ? checkSize(['tooLong', 'tooLongForSome'], path, held.length, max) : []
}

function checkName(body: JsonObject, map: Path, name: string, held: unknown): Finding[] {
  const path = [...map, name]
  const values = [pathText(map), name]
  if (isBlank(name)) return [violation('parameterNameBlank', inBody(...path), [pathText(map)], { fix: removing(path) })]
  if (Object.hasOwn(OF_ORDER, name))
    return [toFinding('parameterNameReserved', path, values, moveToOrder(body, path, held))]
  const lengths = [pathText(map), String(name.length), String(MAX_NAME)]
  return [
    ...(name.startsWith(PREFIX)
      ? [toFinding('parameterNameProfile', path, values, moveToProfile(body, path, held))]
      : []),
    ...(name.length > MAX_NAME ? [toFinding('parameterNameTooLong', path, lengths)] : []),
  ]
}

function moveToOrder(body: JsonObject, path: Path, held: unknown): Fix {
  const part = OF_ORDER[String(path.at(-1))] ?? 'id'
  const order = [...path.slice(0, -2), 'order']
  const to = [...order, part]
  const isTaken = getAt(body, to) !== undefined
  const text = textAt(body, path)
  const number = part === 'total' && isJsonNumber(text) ? text : undefined
  const value = orderValue(part, text)
  const set: Edit[] = isTaken || held === null ? [] : [setNumber(to, value, number)]
  return { code: 'moveToOrder', edits: [...removing(path).edits, ...set] }
}

function orderValue(part: 'id' | 'total' | 'purchasedProductIds', text: string): unknown {
  if (part === 'total') return isNumeric(text) ? Number(text) : text
  return part === 'id' ? text : text.split(',').map(id => id.trim())
}

function moveToProfile(body: JsonObject, path: Path, held: unknown): Fix {
  const name = String(path.at(-1)).slice(PREFIX.length)
  const to = [...path.slice(0, -2), 'profileParameters', name]
  const number = typeof held === 'number' ? textAt(body, path) : undefined
  const set: Edit[] = name === '' ? [] : [setNumber(to, held, number)]
  return { code: 'moveToProfile', edits: [...removing(path).edits, ...set] }
}

function setNumber(path: Path, value: unknown, number: string | undefined): Edit {
  return { in: 'body', path, value, ...(number === undefined ? {} : { number }) }
}

function checkProducts(path: Path, value: unknown): Finding[] {
  if (!Array.isArray(value)) return []
  const { length } = value.join(',')
  return length > MAX_PRODUCT_IDS
    ? [toFinding('productIdsTooLong', path, [String(length), String(MAX_PRODUCT_IDS)])]
    : []
}

function entries(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : []
}

function toFinding(code: RuleCode, path: Path, values: readonly string[], fix?: Fix): Finding {
  return violation(code, inBody(...path), values, { fix })
}
