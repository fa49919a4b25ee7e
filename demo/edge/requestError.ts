import { isObject } from '../../src/core/json/json.ts'

const MAX_MBOXES = 50
const MAX_ID = 128
const MAX_MBOX_NAME = 250
const MAX_VIEW_NAME = 128
const MAX_CUSTOMER_IDS = 50

/** The documented reason to refuse a request body, as the message of the 400; undefined when the body is valid. */
export function requestError(body: unknown): string | undefined {
  if (!isObject(body)) return 'Invalid request: the body must be a JSON object'
  return contextError(body.context) ?? identityError(body) ?? locationsError(body) ?? notificationsError(body)
}

/** The error in the query, if any: the session is required, and either the client or the organisation. */
export function queryError(query: URLSearchParams): string | undefined {
  const session = query.get('sessionId') ?? ''
  if (session === '') return 'Invalid request: sessionId is required'
  if (session.length > MAX_ID || !/^[^\s?/{}\p{C}]+$/u.test(session)) return 'Invalid request: sessionId is malformed'
  if (query.get('client') || query.get('imsOrgId')) return undefined
  return 'Invalid request: client or imsOrgId is required'
}

function contextError(context: unknown): string | undefined {
  if (!isObject(context)) return 'Invalid request: context is required'
  if (context.channel !== 'web' && context.channel !== 'mobile') return 'Invalid request: channel must be web or mobile'
  if (!isOptional(context.userAgent, isString)) return 'Invalid request: userAgent must be a string'
  if (!isOptional(context.address, isObject)) return 'Invalid request: address must be an object'
  return undefined
}

function identityError({ requestId, impressionId, id, property }: Record<string, unknown>): string | undefined {
  if (!isOptional(requestId, isId)) return `Invalid request: requestId size must be between 0 and ${MAX_ID}`
  if (!isOptional(impressionId, isId)) return `Invalid request: impressionId size must be between 0 and ${MAX_ID}`
  if (!isOptional(property, value => isObject(value) && isString(value.token))) return 'Invalid property token'
  if (id === undefined) return undefined
  if (!isObject(id) || !isOptional(id.tntId, isId)) return 'Invalid request: id is malformed'
  if (!isOptional(id.customerIds, value => isListOfRecords(value, MAX_CUSTOMER_IDS))) {
    return `Invalid request: customerIds size must be between 0 and ${MAX_CUSTOMER_IDS}`
  }
  return undefined
}

function locationsError(body: Record<string, unknown>): string | undefined {
  for (const mode of ['execute', 'prefetch']) {
    const wanted = body[mode]
    if (wanted === undefined) continue
    if (!isObject(wanted)) return `Invalid request: ${mode} must be an object`
    const { mboxes, views, pageLoad } = wanted
    if (!isOptional(pageLoad, isObject)) return `Invalid request: ${mode}.pageLoad must be an object`
    const error = mboxesError(mboxes) ?? viewsError(views)
    if (error !== undefined) return error
  }
  return undefined
}

function mboxesError(mboxes: unknown): string | undefined {
  if (mboxes === undefined) return undefined
  if (!isListOfRecords(mboxes, Infinity)) return 'Invalid request: mboxes must be a list of objects'
  if (mboxes.length > MAX_MBOXES) return `size must be between 0 and ${MAX_MBOXES}`
  const seen = new Set<unknown>()
  for (const { name, index } of mboxes) {
    if (!isName(name, MAX_MBOX_NAME)) return `Invalid request: mbox name size must be between 1 and ${MAX_MBOX_NAME}`
    if (index === undefined) continue
    if (!Number.isInteger(index) || Number(index) < 0) return 'Invalid request: mbox index must not be negative'
    if (seen.has(index)) return 'Invalid request: mbox index must be unique'
    seen.add(index)
  }
  return undefined
}

function viewsError(views: unknown): string | undefined {
  if (views === undefined) return undefined
  if (!isListOfRecords(views, Infinity)) return 'Invalid request: views must be a list of objects'
  const isGood = ({ name }: Record<string, unknown>) => isOptional(name, value => isName(value, MAX_VIEW_NAME))
  return views.every(isGood) ? undefined : `Invalid request: view name size must be between 1 and ${MAX_VIEW_NAME}`
}

function notificationsError({ notifications }: Record<string, unknown>): string | undefined {
  if (isOptional(notifications, value => isListOfRecords(value, Infinity))) return undefined
  return 'Invalid request: notifications must be a list of objects'
}

function isOptional(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value)
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function isId(value: unknown): boolean {
  return isString(value) && value.length <= MAX_ID
}

function isName(value: unknown, max: number): boolean {
  return isString(value) && value.length >= 1 && value.length <= max
}

function isListOfRecords(value: unknown, max: number): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.length <= max && value.every(isObject)
}
