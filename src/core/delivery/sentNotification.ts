import { includesLocation, locationKey, type Location } from '../dialect/location.ts'
import type { ParsedExchange, SentNotification } from '../dialect/dialect.ts'
import { memoize } from '../memoize.ts'
import { locationOfNotification } from './decision.ts'
import { eventOfType } from './eventOf.ts'
import { deliveryOf } from './read.ts'
import type { DeliveryRequest } from './schema.ts'

type RawNotification = NonNullable<DeliveryRequest['notifications']>[number]

/** A notification of a Delivery request, with its members typed. */
export interface DeliveryNotification extends SentNotification {
  raw: RawNotification
}

/** The notifications that an exchange's request carried, in its order. Made once per exchange. */
export const notificationsOf = memoize((read: ParsedExchange): readonly DeliveryNotification[] => {
  const { request } = deliveryOf(read)
  return (request?.notifications ?? []).map((raw, index) => fromRaw(read, raw, index, request?.impressionId))
})

function fromRaw(
  read: ParsedExchange,
  raw: RawNotification,
  index: number,
  ofRequest: string | undefined,
): DeliveryNotification {
  const location = locationOfNotification(raw)
  const type = raw.type ?? ''
  const event = eventOfType(type)
  const state = (raw.mbox ?? raw.view ?? raw.pageLoad)?.state
  const tokens = [...new Set(raw.tokens ?? [])]
  return {
    read,
    index,
    time: read.time,
    event,
    type,
    location,
    reported: reportedBy(type, location),
    isDisplay: event === 'display' && location.kind !== 'none' && !isVisit(location, tokens, state),
    // A view shown again after another view, or at another URL, is a new showing.
    showing: location.kind === 'view' ? `${locationKey(location)} ${read.pageUrl ?? ''}` : undefined,
    id: raw.id,
    tokens,
    state,
    countId: raw.impressionId ?? ofRequest,
    raw,
  }
}

/** An mbox with neither token nor state is merely visited, as by trackEvent. */
function isVisit({ kind }: Location, tokens: readonly string[], state: string | undefined): boolean {
  return kind === 'mbox' && tokens.length === 0 && state === undefined
}

const PAGE_LOAD: Location = { kind: 'pageLoad' }

/**
 * The locations that a notification reports. at.js names no location in pageLoad clicks (measured with at.js 2.5.0 to
 * 2.11.8).
 */
function reportedBy(type: unknown, location: Location): readonly Location[] {
  return type === 'click' && location.kind === 'none' ? [location, PAGE_LOAD] : [location]
}

/** Whether a notification of this type and location, sent or not, reports a location. */
export function namesLocation({ type, location }: { type: unknown; location: Location }, other: Location): boolean {
  return includesLocation(reportedBy(type, location), other)
}
