import { contentPart } from '../decision.ts'
import { deliveryOf } from '../read.ts'
import { isObject, member, type JsonObject } from '../../json/json.ts'
import type { Event } from '../../dialect/event.ts'
import { keepNumbers } from '../../json/writtenNumbers.ts'
import type { Decision } from '../../dialect/dialect.ts'
import type { Location } from '../../dialect/location.ts'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import type { Destination } from './requestUrl.ts'

/** The ids and the time that a fresh notification needs; the caller provides clock and randomness. */
export interface GeneratedIds {
  requestId: string
  notificationId: string
  impressionId: string
  /** Ms since the epoch. */
  timestamp: number
}

/** Members of the decision's own request that its notification repeats. */
const REPEATED = ['id', 'property', 'experienceCloud', 'environmentId', 'qaMode', 'preview'] as const

/** Members of a location's request that at.js repeats in its notification (measured with at.js 2.5.0 to 2.11.8). */
const ECHOED = ['address', 'parameters', 'profileParameters', 'order', 'product'] as const

/**
 * Builds the request that notifies a decision as the page itself would: same URL, visitor, context and property as
 * the call that delivered the token, without its content parts, and without `context.beacon`, so that the answer
 * can be read.
 */
export function buildNotification(
  decision: Decision,
  type: Event,
  fresh: GeneratedIds,
  { url, visit }: Destination = { url: decision.read.exchange.request?.url ?? '', visit: undefined },
): NotificationRequest {
  const { rawRequest: request, response } = deliveryOf(decision.read)
  const repeated = REPEATED.flatMap(name => {
    const value = member(request, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const { beacon: _, ...context } = isObject(request?.['context']) ? request['context'] : { channel: 'web' }
  const body = {
    requestId: fresh.requestId,
    ...Object.fromEntries(repeated),
    ...visitor(request?.['id'], member(response?.id, 'tntId') ?? visit?.visitor?.value),
    context,
    notifications: [notificationOf([decision], type, fresh)],
  }
  return { url, body: keepNumbers(body, request) }
}

/** The visitor as the page knows it by then: a tntId from the answer is sent back from then on. */
function visitor(asked: unknown, known: unknown): JsonObject {
  const tntId = known ?? member(asked, 'tntId')
  const id = { ...(isObject(asked) ? asked : {}), ...(tntId === undefined ? {} : { tntId }) }
  return Object.keys(id).length === 0 ? {} : { id }
}

/**
 * The notification of one location, with each token of these decisions once. The first decision gives location, state
 * and the parameters that its request had.
 */
export function notificationOf(
  [decision, ...more]: readonly [Decision, ...Decision[]],
  type: Event,
  fresh: Omit<GeneratedIds, 'requestId'>,
): JsonObject {
  return {
    id: fresh.notificationId,
    impressionId: fresh.impressionId,
    type,
    timestamp: fresh.timestamp,
    ...echoed(decision),
    ...entity(decision.location, type, type === 'display' ? decision.state : undefined),
    tokens: [...new Set([decision, ...more].flatMap(({ token }) => token ?? []))],
  }
}

function entity(location: Location, type: Event, state: string | undefined): JsonObject {
  const stateful = state === undefined ? {} : { state }
  switch (location.kind) {
    case 'mbox':
      return { mbox: { name: location.name, ...stateful } }
    case 'view':
      return {
        view: { name: location.name, ...(location.key === undefined ? {} : { key: location.key }), ...stateful },
      }
    case 'pageLoad':
      // at.js names no location in the clicks of pageLoad.
      return type === 'click' ? {} : { pageLoad: stateful }
    // The Delivery API has no surfaces.
    case 'surface':
    case 'none':
      return {}
  }
}

function echoed(decision: Decision): JsonObject {
  const { read, location, repeat } = decision
  const asked = askedFor(member(deliveryOf(read).rawRequest, contentPart(decision)), location, repeat?.index)
  const members = ECHOED.flatMap(name => {
    const value = member(asked, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return keepNumbers(Object.fromEntries(members), asked)
}

function askedFor(part: unknown, location: Location, index: number | undefined): unknown {
  if (location.kind === 'pageLoad') return member(part, 'pageLoad')
  if (location.kind === 'none') return undefined
  const list = member(part, location.kind === 'mbox' ? 'mboxes' : 'views')
  if (!Array.isArray(list)) return undefined
  // `views: [{}]` asks for all views at once.
  const named = (list as unknown[]).filter(item => member(item, 'name') === location.name)
  const repeated = index === undefined ? undefined : named.find(item => member(item, 'index') === index)
  return repeated ?? named[0] ?? list.find(item => isAllViews(item, location))
}

function isAllViews(item: unknown, location: Location): boolean {
  return location.kind === 'view' && member(item, 'name') === undefined
}
