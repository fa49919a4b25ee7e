import { eventOfType, type Event } from './event.ts'
import { isDated } from './exchange.ts'
import { notifiedLocation } from './handedOut.ts'
import { isSameLocation, type Location } from './location.ts'
import type { ReadExchange } from './read.ts'
import type { DeliveryRequest } from './schema.ts'

type RawNotification = NonNullable<DeliveryRequest['notifications']>[number]

/** One notification of a request, with what it says of itself and what came back for it. */
export interface Notified {
  read: ReadExchange
  /** Its place in the request's `notifications`. */
  index: number
  /** When the request was made, ms since the epoch; that of the import where nothing says it. */
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
export function notified(read: ReadExchange): Notified[] {
  return (read.request?.notifications ?? []).map((raw, index) => ({
    read,
    index,
    time: read.time,
    type: raw.type ?? '',
    location: notifiedLocation(raw),
    id: raw.id,
    tokens: [...new Set(raw.tokens ?? [])],
    state: (raw.mbox ?? raw.view ?? raw.pageLoad)?.state,
    impressionId: raw.impressionId ?? read.request?.impressionId,
    timestamp: raw.timestamp,
    raw,
  }))
}

/** The event that a notification reports. */
export function notifiedEvent({ type }: Notified): Event {
  return eventOfType(type)
}

/** When the request was made, ms since the epoch; undefined where nothing says it. */
export function notifiedAt({ read, time }: Notified): number | undefined {
  return isDated(read.exchange) ? time : undefined
}

/**
 * Whether a notification names this location. at.js names none in the clicks of pageLoad (measured with at.js 2.5.0 to
 * 2.11.8).
 */
export function namesLocation(notified: Notified, location: Location): boolean {
  if (isSameLocation(location, notified.location)) return true
  return notified.type === 'click' && notified.location.kind === 'none' && location.kind === 'pageLoad'
}
