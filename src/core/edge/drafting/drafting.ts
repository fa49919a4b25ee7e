import type { Begun, BeginContext, Drafting } from '../../dialect/drafting.ts'
import { plainDrafting } from '../../dialect/plainDrafting.ts'
import { newestDecision, sendableType, type Row } from '../../ledger/row.ts'
import { envelopeFor, requestOf } from './build.ts'
import { eventOf } from './event.ts'
import { eventsIn, withEvents } from './events.ts'

/** How requests to the Edge Network are written by hand. */
export const edgeDrafting: Drafting = {
  ...plainDrafting,
  begin,
  notificationsIn: eventsIn,
  withNotifications: withEvents,
}

function begin(row: Row, { calls, now, newId }: BeginContext): Begun | undefined {
  const decision = newestDecision(row)
  const event = sendableType(row)
  if (!decision || !event) return undefined
  const envelope = envelopeFor(decision, calls, newId)
  const opened = requestOf(envelope, [eventOf([decision], event, { now, frame: envelope.frame })])
  return { opened, read: decision.read, doubts: [] }
}
