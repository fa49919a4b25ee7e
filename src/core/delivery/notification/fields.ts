import { filled, lines, pairs, parsePairs, put, putFrom, putText } from '../../dialect/fieldText.ts'
import { isObject, member, memberText, type JsonObject } from '../../json/json.ts'
import { isJsonNumber, keepNumbers } from '../../json/writtenNumbers.ts'

/** The fields of the notification editor, by the API member that each shows. */
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

/** The members that name a notification's location, and `none` for a notification without one. */
export const LOCATIONS = ['mbox', 'view', 'pageLoad', 'none'] as const
type NotifiedOf = (typeof LOCATIONS)[number]

/** How many notifications a request body has. */
export function countNotifications(body: JsonObject): number {
  return notificationsIn(body).length
}

/** A notification of a request body, which the fields show; an empty one if this place has no notification. */
export function notificationAt(body: JsonObject, index: number): JsonObject {
  return asObject(notificationsIn(body)[index])
}

/** The body with another notification in this place; the places before it are filled. */
export function putNotification(body: JsonObject, index: number, notification: JsonObject): JsonObject {
  const list = notificationsIn(body)
  const filled = Array.from({ length: Math.max(list.length, index + 1) }, (_, at) => (at in list ? list[at] : {}))
  return { ...body, notifications: filled.with(index, notification) }
}

/** The fields that a notification has: one of mbox name and view name; a key for a view. */
export function fieldsOf(notification: JsonObject): Field[] {
  const absent: readonly Field[] = 'view' in notification ? ['mboxName'] : ['viewName', 'viewKey']
  return FIELDS.filter(field => !absent.includes(field))
}

/** A field's text: the member as people write it. A value that does not have the API's shape is shown as JSON. */
export function readField(notification: JsonObject, field: Field): string {
  switch (field) {
    case 'location':
      return entityOf(notification)
    case 'mboxName':
      return memberText(notification['mbox'], 'name')
    case 'viewName':
      return memberText(notification['view'], 'name')
    case 'viewKey':
      return memberText(notification['view'], 'key')
    case 'state':
      return memberText(notification[entityName(notification)], 'state')
    case 'tokens':
      return lines(notification, 'tokens')
    case 'parameters':
    case 'profileParameters':
    case 'address':
      return pairs(notification, field)
    case 'order':
      return readOrder(notification)
    case 'product':
      return readProduct(notification)
    default:
      return memberText(notification, field)
  }
}

/** The body with a field's text written into a notification; an empty text removes the member. */
export function writeField(body: JsonObject, field: Field, text: string, index = 0): JsonObject {
  return putNotification(body, index, writeOne(notificationAt(body, index), field, text))
}

/** The body with a field restored from another notification: the member itself, not only its text. */
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
      return putFrom(notification, field, from)
  }
}

/** Removes an entity that the other notification does not have once it is empty. */
function restoreMember(notification: JsonObject, entity: string, name: string, from: JsonObject): JsonObject {
  const restored = putFrom(asObject(notification[entity]), name, from[entity])
  const isLeftOver = !Object.hasOwn(from, entity) && Object.keys(restored).length === 0
  return put(notification, entity, isLeftOver ? undefined : restored)
}

/** Restores the place and value of each member that names a location from the other notification. */
function restoreLocation(notification: JsonObject, from: JsonObject): JsonObject {
  const named = LOCATIONS.filter(name => Object.hasOwn(from, name))
  const [first] = named
  const moved = writeLocation(notification, first ?? 'none')
  return named.reduce((restored, name) => putFrom(restored, name, from), moved)
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
      return putText(notification, 'timestamp', text)
    default:
      return put(notification, field, text || undefined)
  }
}

/** Replaces the location by another one in the same place; members that both have are kept. */
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
  const moved = wanted === 'none' ? kept : kept.toSpliced(at < 0 ? kept.length : at, 0, [wanted, value])
  return keepNumbers(Object.fromEntries<unknown>(moved), notification)
}

function entityOf(notification: JsonObject): NotifiedOf {
  return LOCATIONS.some(name => name in notification) ? entityName(notification) : 'none'
}

/** The notifications of a request body, whatever they hold. */
export function notificationsIn(body: JsonObject): readonly unknown[] {
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

function readOrder(notification: JsonObject): string {
  const order = notification['order']
  if (!isObject(order)) return memberText(notification, 'order')
  const ids: unknown = order['purchasedProductIds']
  const products = Array.isArray(ids) ? (ids as unknown[]).map((_, index) => memberText(ids, index)) : []
  return inPlaces([partOf(order, 'id'), partOf(order, 'total'), ...products])
}

function writeOrder(order: JsonObject, text: string): JsonObject | undefined {
  if (text.trim() === '') return undefined
  const [id = '', total = '', ...ids] = text.split(',').map(part => part.trim())
  const products = filled(ids)
  return put(
    putTotal(put(order, 'id', id || undefined), total),
    'purchasedProductIds',
    products.length === 0 ? undefined : products,
  )
}

/** A number in a form that JSON does not allow, such as `.5`, is set as that number. */
function putTotal(order: JsonObject, text: string): JsonObject {
  const number = isJsonNumber(text) || text === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) ? put(order, 'total', number) : putText(order, 'total', text)
}

function readProduct(notification: JsonObject): string {
  const product = notification['product']
  if (!isObject(product)) return memberText(notification, 'product')
  return inPlaces([partOf(product, 'id'), partOf(product, 'categoryId')])
}

/** A member's text; undefined, not an empty text, if it is missing. */
function partOf(object: JsonObject, name: string): string | undefined {
  return member(object, name) === undefined ? undefined : memberText(object, name)
}

function writeProduct(product: JsonObject, text: string): JsonObject | undefined {
  if (text.trim() === '') return undefined
  const [id = '', categoryId = ''] = text.split(',').map(part => part.trim())
  return put(put(product, 'id', id || undefined), 'categoryId', categoryId || undefined)
}

/** Joins texts by commas: a missing one leaves its place empty, unless it is at the end. */
function inPlaces(texts: readonly (string | undefined)[]): string {
  const last = texts.findLastIndex(text => text !== undefined)
  return texts
    .slice(0, last + 1)
    .map(text => text ?? '')
    .join(', ')
}
