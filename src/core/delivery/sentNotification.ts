import { eventOfType, type Event } from '../dialect/event.ts'
import { isDated } from '../exchange/exchange.ts'
import { locationOfNotification } from './decision.ts'
import { isSameLocation, type Location } from '../dialect/location.ts'
import type { ParsedExchange } from './read.ts'
import type { DeliveryRequest } from './schema.ts'

type RawNotification = NonNullable<DeliveryRequest['notifications']>[number]

/** One notification of a request, with its own data and the answer to it. */
export interface SentNotification {
  read: ParsedExchange
  /** Its place in the request's `notifications`. */
  index: number
  /** When the request was made, ms since the epoch; the time of the import if unknown. */
  time: number
  type: string
  location: Location
  id: string | undefined
  /** Each token once: at.js repeats them. */
  tokens: string[]
  state: string | undefined
  /** The notification's own, else the request's: Target counts an impression id once. */
  impressionId: string | undefined
  timestamp: number | undefined
  raw: RawNotification
}

/** The notifications that an exchange's request carried, in its order. */
export function notificationsOf(read: ParsedExchange): SentNotification[] {
  return (read.request?.notifications ?? []).map((raw, index) => ({
    read,
    index,
    time: read.time,
    type: raw.type ?? '',
    location: locationOfNotification(raw),
    id: raw.id,
    tokens: [...new Set(raw.tokens ?? [])],
    state: (raw.mbox ?? raw.view ?? raw.pageLoad)?.state,
    impressionId: raw.impressionId ?? read.request?.impressionId,
    timestamp: raw.timestamp,
    raw,
  }))
}

/** The event that a notification reports. */
export function eventOf({ type }: SentNotification): Event {
  return eventOfType(type)
}

/** When the request was made, ms since the epoch; undefined if unknown. */
export function sentAt({ read, time }: SentNotification): number | undefined {
  return isDated(read.exchange) ? time : undefined
}

/**
 * Whether a notification names this location. at.js names no location in pageLoad clicks (measured with at.js 2.5.0 to
 * 2.11.8).
 */
export function namesLocation(notification: { type: unknown; location: Location }, location: Location): boolean {
  if (isSameLocation(location, notification.location)) return true
  return notification.type === 'click' && notification.location.kind === 'none' && location.kind === 'pageLoad'
}

/** The locations that a notification names, as {@link namesLocation} has it. */
export function namedLocations(notification: SentNotification): Location[] {
  const { location } = notification
  return location.kind !== 'pageLoad' && namesLocation(notification, PAGE_LOAD) ? [location, PAGE_LOAD] : [location]
}

const PAGE_LOAD: Location = { kind: 'pageLoad' }
