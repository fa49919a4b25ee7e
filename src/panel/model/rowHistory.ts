import { isDated, isHeld } from '../../core/exchange/exchange.ts'
import type { Judgement, NotificationOutcome, ParsedExchange } from '../../core/dialect/dialect.ts'
import { groupBy } from '../../core/groupBy.ts'
import type { Reason } from '../../core/dialect/reason.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { Status } from '../../core/ledger/status.ts'
import type { MessageKey } from '../host/host.ts'
import { sourceText } from './callLine.ts'
import { judgementOf } from './judgement.ts'
import type { Text } from './createText.ts'

/** One event in a row's history. */
export interface HistoryLine {
  key: string
  read: ParsedExchange
  time: string
  /** The time with its day. */
  date: string
  what: string
  source: string
  /** Undefined for decisions. */
  status: Status | Judgement['kind'] | undefined
}

/** A row's history, oldest first; calls are named by their number in the list of calls. */
export function rowHistory(row: Row, callNumber: (read: ParsedExchange) => number, text: Text): HistoryLine[] {
  // Calls that were cleared, or came while recording was paused, are in no list.
  const nameOf = (read: ParsedExchange): string => {
    const number = callNumber(read)
    return number === 0 ? text.t('notListed') : text.t('callNumber', String(number))
  }
  const common = (read: ParsedExchange, time: number, key: string) => ({
    key: `${read.exchange.id} ${key}`,
    read,
    at: time,
    ...timesOf(read, time, text),
    source: sourceText(read.exchange),
  })
  // Several options of one answer may share a token.
  const deliveries = [...groupBy(row.decisions, ({ read }) => read.exchange.id).values()].flatMap(
    ([first]) => first ?? [],
  )
  const delivered = deliveries.map(({ read, time }, index) => ({
    ...common(read, time, `delivered ${index}`),
    what: text.t(index === 0 ? 'deliveredInCall' : 'deliveredAgain', nameOf(read)),
    status: undefined,
  }))
  const notified = row.notifications.map(({ notification: { read, time }, event, outcome, reasons }, index) => ({
    ...common(read, time, `notified ${index}`),
    what: text.t(notifiedKey(read), event, nameOf(read)),
    status: historyStatus(read, reasons, outcome),
  }))
  const own = row.own.map(({ read, time, type }, index) => ({
    ...common(read, time, `own ${index}`),
    what: text.t('yours', type, text.outcome(read)),
    status: judgementOf(read),
  }))
  return [...delivered, ...notified, ...own].toSorted((a, b) => a.at - b.at)
}

function notifiedKey({ exchange }: ParsedExchange): MessageKey {
  if (isHeld(exchange)) return 'heldInCall'
  if (exchange.releasedAt !== undefined) return 'releasedInCall'
  return exchange.request?.queued === false ? 'notSentInCall' : 'notifiedInCall'
}

/** A request that did not leave the browser got no answer. */
function historyStatus(
  { exchange }: ParsedExchange,
  reasons: readonly Reason[],
  outcome: NotificationOutcome,
): HistoryLine['status'] {
  if (isHeld(exchange)) return 'held'
  if (exchange.request?.queued === false) return 'no answer'
  return reasons.length > 0 && outcome !== 'rejected' ? 'mismatch' : outcome
}

/** Empty where the time is unknown. */
function timesOf({ exchange }: ParsedExchange, time: number, text: Text): { time: string; date: string } {
  return isDated(exchange) ? { time: text.time(time), date: text.date(time) } : { time: '', date: '' }
}
