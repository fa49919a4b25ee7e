import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isDated } from '../../core/exchange/exchange.ts'
import { callLine } from '../model/callLine.ts'
import type { Panel } from '../model/createPanel.ts'
import type { Text } from '../model/createText.ts'
import type { Column } from './kit/Column.ts'
import type { ColumnSize } from './kit/columnLayout.ts'

interface Timed<Item> extends Pick<Column<Item>, 'size'> {
  /** The call that delivered or sent the item. */
  callOf: (item: Item) => ParsedExchange | undefined
  /** When, in ms since the epoch. */
  timeOf: (item: Item) => number | undefined
}

/** The column of times of day, explained by the date and the time since the page load; without a known time it is empty. */
export function timeColumn<Item>(
  { text, loads }: Panel,
  { callOf, timeOf, size = { min: 96 } }: Timed<Item>,
): Column<Item> {
  const known = (item: Item): number | undefined => {
    const call = callOf(item)
    return call && isDated(call.exchange) ? timeOf(item) : undefined
  }
  return {
    key: 'time',
    head: text.t('time'),
    size,
    className: 'time',
    sortValue: known,
    cell: item => text.moment(known(item)),
    copyText: item => text.moment(known(item)),
    description: item => {
      const [call, time] = [callOf(item), known(item)]
      if (!call || time === undefined) return undefined
      const load = loads.value.ofCall(call)
      if (!load || time < load.startedAt) return text.date(time)
      return text.t('timeOfLoad', text.date(time), text.duration(time - load.startedAt), String(load.number))
    },
  }
}

/** The column of the durations of calls. */
export function durationColumn(text: Text, size: ColumnSize): Column<ParsedExchange> {
  return {
    key: 'duration',
    head: text.t('duration'),
    size,
    className: 'number',
    cell: read => callLine(read, text).duration,
    copyText: read => callLine(read, text).duration,
    sortValue: read => read.duration,
  }
}
