import { isDated } from '../exchange/exchange.ts'
import type { Decision, SentNotification } from './dialect.ts'

/** When the answer came, ms since the epoch; undefined if unknown. */
export function deliveredAt({ read, time }: Decision): number | undefined {
  return isDated(read.exchange) ? time : undefined
}

/** When the request was made, or released after it was held, ms since the epoch; undefined if unknown. */
export function sentAt({ read, time }: SentNotification): number | undefined {
  return isDated(read.exchange) ? (read.exchange.releasedAt ?? time) : undefined
}
