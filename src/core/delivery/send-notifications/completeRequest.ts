import { mergeCustomerIds, type CustomerIds } from './customerIds.ts'
import { passModel } from './deliveryModel.ts'
import { isObject, member, type JsonObject } from '../../json/json.ts'
import type { Client, Dropped, GeneratedValues, NotificationError } from './options.ts'

/** The values that complete a request. */
export interface Completion {
  client: Client
  /** The tntId of the target cookie. */
  tntId: string | undefined
  customerIds: CustomerIds | undefined
  supplementalDataId: string
  fresh: Pick<GeneratedValues, 'requestId' | 'timeOffsetInMinutes'>
}

/**
 * The body that the SDKs build from a request: missing ids, context, property and Analytics settings are filled in; members
 * unknown to their model are left out, and so are notifications without a valid id, timestamp or type. If no notification
 * remains, the body is still sent, without notifications. All as measured with the Node SDK 2.4.3, except for two of its
 * bugs: the channel `mobile` is kept (the SDK sets every channel to `web`), and so is the request's own
 * supplementalDataId (the SDK replaces it).
 */
export function completeRequest(
  given: JsonObject,
  completion: Completion,
): { request: JsonObject; dropped: Dropped[] } {
  const { client, fresh } = completion
  const lost: string[] = []
  const dropped: Dropped[] = []
  const passed = passModel(
    'request',
    { requestId: fresh.requestId, environmentId: client.environmentId, ...given },
    lost,
  )
  const completed: JsonObject = {
    ...passed,
    id: completeId(passed['id'], completion),
    property: completeProperty(passed['property'], client.propertyToken),
    context: completeContext(passed['context'], fresh.timeOffsetInMinutes),
    experienceCloud: completeExperienceCloud(passed['experienceCloud'], completion.supplementalDataId),
    execute: keepContent(passed['execute'], 'execute', dropped),
    prefetch: keepContent(passed['prefetch'], 'prefetch', dropped),
    notifications: keepNotifications(passed['notifications'], dropped),
  }
  dropped.push(...lost.map(path => ({ reason: 'unknown member' as const, path })))
  return { request: inOrder(completed), dropped }
}

/** Members in the model's order; those that are empty, zero or false are left out, but only at this level. */
function inOrder(completed: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(passModel('request', completed)).filter(([, value]) => Boolean(value)))
}

function completeId(passed: unknown, { tntId, customerIds }: Completion): JsonObject | undefined {
  const ids = mergeCustomerIds(customerIds, member(passed, 'customerIds'))
  const texts = Object.entries({ tntId, ...(isObject(passed) ? passed : {}) }).filter(([, value]) => isFilled(value))
  const { customerIds: _, ...completed } = Object.fromEntries<unknown>(texts)
  if (hasDefined(ids)) completed['customerIds'] = ids
  return Object.keys(completed).length === 0 ? undefined : completed
}

function completeProperty(passed: unknown, propertyToken: string | undefined): JsonObject | undefined {
  const token = member(passed, 'token') || propertyToken
  return isFilled(token) ? { token } : undefined
}

function completeContext(passed: unknown, timeOffsetInMinutes: number): JsonObject {
  const context = isObject(passed) ? passed : { timeOffsetInMinutes }
  return { ...context, channel: context['channel'] === 'mobile' ? 'mobile' : 'web' }
}

function completeExperienceCloud(passed: unknown, supplementalDataId: string): JsonObject {
  const analytics = member(passed, 'analytics')
  const audienceManager = member(passed, 'audienceManager')
  const texts = ['trackingServer', 'trackingServerSecure'].flatMap(name => {
    const value = member(analytics, name)
    return isFilled(value) ? [[name, value] as const] : []
  })
  const logging = member(analytics, 'logging')
  return {
    ...(isObject(audienceManager) && Object.keys(audienceManager).length > 0 ? { audienceManager } : {}),
    analytics: {
      supplementalDataId,
      logging: isFilled(logging) ? logging : 'server_side',
      ...Object.fromEntries(texts),
    },
  }
}

function keepContent(passed: unknown, part: 'execute' | 'prefetch', dropped: Dropped[]): JsonObject | undefined {
  const [pageLoad, views, mboxes] = ['pageLoad', 'views', 'mboxes'].map(name => member(passed, name))
  if (!isObject(pageLoad) && !hasDefined(views) && !hasDefined(mboxes)) return undefined
  const kept = hasDefined(mboxes) ? keepMboxes(mboxes, `${part}.mboxes`, dropped) : []
  return {
    ...(hasDefined(views) ? { views } : {}),
    ...(isObject(pageLoad) ? { pageLoad } : {}),
    ...(kept.length > 0 ? { mboxes: kept } : {}),
  }
}

/** Mboxes without a name are left out; those without an index get their position among the others as index. */
function keepMboxes(mboxes: readonly unknown[], path: string, dropped: Dropped[]): JsonObject[] {
  const named = mboxes.flatMap((mbox, place) => {
    if (isObject(mbox) && isFilled(mbox['name'])) return [mbox]
    dropped.push({ reason: 'invalid mbox', path: `${path}[${place}]` })
    return []
  })
  return named.map((mbox, place) =>
    typeof mbox['index'] === 'number' ? mbox : passModel('mbox', { ...mbox, index: place }),
  )
}

function keepNotifications(passed: unknown, dropped: Dropped[]): JsonObject[] | undefined {
  if (!hasDefined(passed)) return undefined
  const kept = passed.flatMap((notification, place) => {
    const errors = errorsOf(notification)
    if (isObject(notification) && errors.length === 0) return [notification]
    dropped.push({ reason: 'invalid notification', path: `notifications[${place}]`, errors })
    return []
  })
  return kept.length > 0 ? kept : undefined
}

function errorsOf(notification: unknown): NotificationError[] {
  const type = member(notification, 'type')
  return [
    ...(isFilled(member(notification, 'id')) ? [] : ['id' as const]),
    ...(typeof member(notification, 'timestamp') === 'number' ? [] : ['timestamp' as const]),
    ...(type === 'display' || type === 'click' ? [] : ['type' as const]),
  ]
}

/** Whether a value is a list with any defined item: to the SDKs, such a list is not empty. */
export function hasDefined(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.some(item => item !== undefined)
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
