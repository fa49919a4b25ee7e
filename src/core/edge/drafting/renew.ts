import type { FieldAt, RenewOptions } from '../../dialect/drafting.ts'
import { withQueryMember } from '../../exchange/url.ts'
import { member, type JsonObject } from '../../json/json.ts'
import type { Replacement } from '../../json/jsonText.ts'
import { timeText } from './event.ts'
import { eventPath, eventsIn } from './events.ts'
import { readEdgeField } from './requestFields.ts'
import { toUuid } from './sendUrl.ts'

const HOUR = 3_600_000

/** The changes to a body that is sent again: the current time in each event that has one. */
export function edgeRenewals(body: JsonObject, { now, isKept }: RenewOptions): Replacement[] {
  return eventsIn(body).flatMap((event, index) => {
    const held = member(member(event, 'xdm'), 'timestamp')
    if (held === undefined || isKept({ field: 'timestamp', index }, held)) return []
    return [{ path: [...eventPath(body, index), 'xdm', 'timestamp'], value: timeText(now) }]
  })
}

/** The URL of a request that is sent again, with a new request id if it has one. */
export function renewUrl(url: string, { newId, isKept }: Pick<RenewOptions, 'newId' | 'isKept'>): string {
  const at: FieldAt = { field: 'requestId', index: 0 }
  const held = readEdgeField({ url, body: {} }, at)
  return held === '' || isKept(at, held) ? url : withQueryMember(url, 'requestId', toUuid(newId()))
}

/**
 * Whether a value looks as if it was made for a send at `sentAt` (ms since the epoch): a UUID, or a time within an hour.
 */
export function edgeLooksFresh({ field }: FieldAt, value: unknown, sentAt: number): boolean {
  if (typeof value !== 'string') return false
  if (field === 'timestamp') return Math.abs(Date.parse(value) - sentAt) <= HOUR
  return /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i.test(value)
}
