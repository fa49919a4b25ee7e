import { isApart } from '../../core/exchange/imported.ts'
import { isSameLocation } from '../../core/dialect/location.ts'
import { notificationsOf } from '../../core/delivery/sentNotification.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Row } from '../../core/ledger/row.ts'

/** The row that a send was for: the one it was attached to, otherwise one of its location. */
export function rowOfSend(read: ParsedExchange, rows: readonly Row[]): Row | undefined {
  const attached = rows.find(({ own }) => own.some(other => other.read.exchange.id === read.exchange.id))
  const [first] = notificationsOf(read)
  const isThere = (row: Row): boolean =>
    first !== undefined &&
    row.decisions.length > 0 &&
    isSameLocation(row.location, first.location) &&
    !isApart(row, read.exchange)
  return attached ?? rows.find(isThere)
}
