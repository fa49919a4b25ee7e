import { isDated } from '../../core/exchange/exchange.ts'
import { locationName } from '../../core/dialect/location.ts'
import { callOfRow, type Row } from '../../core/ledger/row.ts'
import type { CallNames } from './createCallNames.ts'
import type { Text } from './createText.ts'
import type { Grouping } from './groupRows.ts'

/** The group head of a row: its location, or the call that delivered or reported it. */
export function groupLabel(
  row: Row,
  grouping: Exclude<Grouping, 'none'>,
  { callNumber, text }: Pick<CallNames, 'callNumber'> & { text: Pick<Text, 't' | 'time'> },
): string {
  if (grouping === 'location') return `${locationName(row.location)} (${row.location.kind})`
  const read = callOfRow(row)
  if (!read) return ''
  const number = text.t('callNumber', String(callNumber(read)))
  return isDated(read.exchange) ? `${number}, ${text.time(read.time)}` : number
}
