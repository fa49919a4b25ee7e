import { isObject, member, type JsonObject } from '../json.ts'
import { isJsonNumber } from '../jsonText.ts'

/** The fields of the notification editor, by the API's member they stand for. */
export const FIELDS = [
  'type',
  'location',
  'id',
  'impressionId',
  'timestamp',
  'mboxName',
  'viewName',
  'viewKey',
  'state',
  'tokens',
  'parameters',
  'profileParameters',
  'order',
  'product',
  'address',
] as const
export type Field = (typeof FIELDS)[number]

/** What a notification can be of: the members that name its location, and none of them. */
export const LOCATIONS = ['mbox', 'view', 'pageLoad', 'none'] as const
type NotifiedOf = (typeof LOCATIONS)[number]

/** How many notifications a request body has. */
export function countNotifications(body: JsonObject): number {
  return listOf(body).length
}

/** A notification of a request body, which the fields show; an empty one when there is none in this place. */
export function notificationAt(body: JsonObject, index: number): JsonObject {
  return asObject(listOf(body)[index])
}

/** The body with another notification in this place; the places before it are filled. */
export function putNotification(body: JsonObject, index: number, notification: JsonObject): JsonObject {
  const list = listOf(body)
  const filled = Array.from({ length: Math.max(list.length, index + 1) }, (_, at) => (at in list ? list[at] : {}))
  return { ...body, notifications: filled.with(index, notification) }
}

/** The fields that a notification has: one of mbox name and view name; a key for a view. */
export function fieldsOf(notification: JsonObject): Field[] {
  const absent: readonly Field[] = 'view' in notification ? ['mboxName'] : ['viewName', 'viewKey']
  return FIELDS.filter(field => !absent.includes(field))
}

/** A field's text: the member as people write it. What is not of the API's shape is shown as JSON. */
export function readField(notification: JsonObject, field: Field): string {
  switch (field) {
    case 'location':
      return entityOf(notification)
    case 'mboxName':
      return show(member(notification['mbox'], 'name'))
    case 'viewName':
      return show(member(notification['view'], 'name'))
    case 'viewKey':
      return show(member(notification['view'], 'key'))
    case 'state':
      return show(member(notification[entityName(notification)], 'state'))
    case 'tokens':
      return lines(notification['tokens'])
    case 'parameters':
    case 'profileParameters':
    case 'address':
      return pairs(notification[field])
    case 'order':
      return readOrder(notification['order'])
    case 'product':
      return readProduct(notification['product'])
    default:
      return show(notification[field])
  }
}

/** The body with a field's text written into a notification; an empty text removes the member. */
export function writeField(body: JsonObject, field: Field, text: string, index = 0): JsonObject {
  return putNotification(body, index, writeOne(notificationAt(body, index), field, text))
}

/** The body with a field put back to what another notification holds: the member itself, not only its text. */
export function restoreField(body: JsonObject, field: Field, from: JsonObject, index = 0): JsonObject {
  return putNotification(body, index, restoreOne(notificationAt(body, index), field, from))
}

function restoreOne(notification: JsonObject, field: Field, from: JsonObject): JsonObject {
  switch (field) {
    case 'location':
      return restoreLocation(notification, from)
    case 'mboxName':
      return restoreMember(notification, 'mbox', 'name', from)
    case 'viewName':
      return restoreMember(notification, 'view', 'name', from)
    case 'viewKey':
      return restoreMember(notification, 'view', 'key', from)
    case 'state':
      return restoreMember(notification, entityName(notification), 'state', from)
    default:
      return put(notification, field, member(from, field))
  }
}

/** An entity that the other notification does not have goes when nothing of it is left. */
function restoreMember(notification: JsonObject, entity: string, name: string, from: JsonObject): JsonObject {
  const restored = put(asObject(notification[entity]), name, member(from[entity], name))
  const isLeftOver = !Object.hasOwn(from, entity) && Object.keys(restored).length === 0
  return put(notification, entity, isLeftOver ? undefined : restored)
}

/** Each member that names a location goes back to its place and value in the other notification. */
function restoreLocation(notification: JsonObject, from: JsonObject): JsonObject {
  const named = LOCATIONS.filter(name => Object.hasOwn(from, name))
  const [first] = named
  const moved = writeLocation(notification, first ?? 'none')
  return named.reduce((restored, name) => put(restored, name, from[name]), moved)
}

function writeOne(notification: JsonObject, field: Field, text: string): JsonObject {
  switch (field) {
    case 'location':
      return writeLocation(notification, text)
    case 'mboxName':
      return put(notification, 'mbox', put(asObject(notification['mbox']), 'name', text || undefined))
    case 'viewName':
      return put(notification, 'view', put(asObject(notification['view']), 'name', text || undefined))
    case 'viewKey':
      return put(notification, 'view', put(asObject(notification['view']), 'key', text || undefined))
    case 'state': {
      const entity = entityName(notification)
      return put(notification, entity, put(asObject(notification[entity]), 'state', text || undefined))
    }
    case 'tokens':
      return put(notification, 'tokens', filled(text.split('\n')))
    case 'parameters':
    case 'profileParameters':
    case 'address':
      return put(notification, field, parsePairs(text, asObject(notification[field])))
    case 'order':
      return put(notification, 'order', writeOrder(asObject(notification['order']), text))
    case 'product':
      return put(notification, 'product', writeProduct(asObject(notification['product']), text))
    case 'timestamp':
      return put(notification, 'timestamp', isJsonNumber(text.trim()) ? Number(text) : text || undefined)
    default:
      return put(notification, field, text || undefined)
  }
}

/** Replaces a member in its place, or removes it when there is no value. */
function put(object: JsonObject, name: string, value: unknown): JsonObject {
  if (value !== undefined) return { ...object, [name]: value }
  const { [name]: _, ...rest } = object
  return rest
}

/** The location becomes another one in the same place; what the other one has too goes along. */
function writeLocation(notification: JsonObject, text: string): JsonObject {
  const wanted = LOCATIONS.find(name => name === text)
  const held = entityOf(notification)
  if (wanted === undefined || wanted === held) return notification
  const isHeld = ([name]: [string, unknown]): boolean => LOCATIONS.some(other => other === name)
  const { name, key, ...shared } = asObject(notification[held])
  const keyed = wanted === 'view' && key !== undefined ? { key } : {}
  const named = { ...(name === undefined ? {} : { name }), ...keyed }
  const value = wanted === 'pageLoad' ? shared : { ...named, ...shared }
  const entries = Object.entries(notification)
  const at = entries.findIndex(isHeld)
  const kept = entries.filter(entry => !isHeld(entry))
  if (wanted === 'none') return Object.fromEntries(kept)
  return Object.fromEntries(kept.toSpliced(at < 0 ? kept.length : at, 0, [wanted, value]))
}

function entityOf(notification: JsonObject): NotifiedOf {
  return LOCATIONS.some(name => name in notification) ? entityName(notification) : 'none'
}

function listOf(body: JsonObject): readonly unknown[] {
  const list = member(body, 'notifications')
  return Array.isArray(list) ? list : []
}

function entityName(notification: JsonObject): 'mbox' | 'view' | 'pageLoad' {
  if ('view' in notification) return 'view'
  return 'pageLoad' in notification && !('mbox' in notification) ? 'pageLoad' : 'mbox'
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

function show(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

function lines(value: unknown): string {
  return Array.isArray(value) ? value.map(show).join('\n') : show(value)
}

function pairs(value: unknown): string {
  if (!isObject(value)) return show(value)
  return Object.entries(value)
    .map(([name, held]) => pair(name, held))
    .join('\n')
}

/** A value of several lines is shown as JSON: each pair has one line. */
function pair(name: string, held: unknown): string {
  return `${name} = ${typeof held === 'string' && held.includes('\n') ? JSON.stringify(held) : show(held)}`
}

/** A line that says what was held stays what was held, whatever its name and type. */
function parsePairs(text: string, held: JsonObject): JsonObject | undefined {
  const known = new Map(Object.entries(held).map(([name, value]) => [pair(name, value).trim(), [name, value] as const]))
  const entries = filled(text.split('\n')).map(line => known.get(line) ?? parsePair(line))
  return entries.length === 0 ? undefined : Object.fromEntries<unknown>(entries)
}

function parsePair(line: string): readonly [name: string, value: string] {
  const at = line.indexOf('=')
  return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
}

function readOrder(value: unknown): string {
  if (!isObject(value)) return show(value)
  const ids: unknown = value['purchasedProductIds']
  const parts = [value['id'], value['total'], ...(Array.isArray(ids) ? (ids as unknown[]) : [])]
  return inPlaces(parts)
}

function writeOrder(order: JsonObject, text: string): JsonObject | undefined {
  if (text.trim() === '') return undefined
  const [id = '', total = '', ...ids] = text.split(',').map(part => part.trim())
  const amount = total === '' || Number.isNaN(Number(total)) ? total || undefined : Number(total)
  const products = filled(ids)
  return put(
    put(put(order, 'id', id || undefined), 'total', amount),
    'purchasedProductIds',
    products.length === 0 ? undefined : products,
  )
}

function readProduct(value: unknown): string {
  if (!isObject(value)) return show(value)
  return inPlaces([value['id'], value['categoryId']])
}

function writeProduct(product: JsonObject, text: string): JsonObject | undefined {
  if (text.trim() === '') return undefined
  const [id = '', categoryId = ''] = text.split(',').map(part => part.trim())
  return put(put(product, 'id', id || undefined), 'categoryId', categoryId || undefined)
}

/** Values each in its place: one that is missing leaves its place empty, unless none follows. */
function inPlaces(values: readonly unknown[]): string {
  const last = values.findLastIndex(value => value !== undefined)
  return values
    .slice(0, last + 1)
    .map(show)
    .join(', ')
}

function filled(list: string[]): string[] {
  return list.map(item => item.trim()).filter(item => item !== '')
}
