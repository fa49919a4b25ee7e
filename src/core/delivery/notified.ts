import { notifiedLocation } from './handedOut.ts'
import type { Location } from './location.ts'
import type { ReadExchange } from './read.ts'
import type { DeliveryRequest } from './schema.ts'

type RawNotification = NonNullable<DeliveryRequest['notifications']>[number]

/** One notification of a request, with what it says of itself and what came back for it. */
export interface Notified {
  read: ReadExchange
  /** Its place in the request's `notifications`. */
  index: number
  /** When the request was made, ms since the epoch. */
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
