import { useMemo } from 'preact/hooks'
import type { ReadExchange } from '../../core/delivery/read.ts'
import { callLine } from '../model/callLine.ts'
import { CallDetails } from './CallDetails.tsx'
import { Grid } from './kit/Grid.tsx'
import type { Column } from './kit/Column.ts'
import { StatusText } from './kit/StatusText.tsx'
import { Badge } from './kit/Badge.tsx'
import type { Text } from '../model/createText.ts'
import { isOnCell } from './isOnCell.ts'
import { useSorted } from './useSorted.ts'
import { usePanel } from './usePanel.ts'

/** Every exchange in order. */
export function CallsView() {
  const panel = usePanel()
  const { text, capture, choices } = panel
  const calls = capture.calls.value
  const columns = useMemo(() => callColumns(text, read => calls.indexOf(read) + 1), [text, calls])
  const { rows, sort, onSort } = useSorted(calls, sortValue)
  const { selected, open } = choices.calls
  const call = calls.find(({ exchange }) => exchange.id === selected.value)
  return (
    <>
      <div class="pane" onClick={event => isOnCell(event.target) && (open.value = true)}>
        <Grid
          id="calls-grid"
          label={text.t('calls')}
          columns={columns}
          rows={rows}
          rowKey={({ exchange }) => exchange.id}
          selected={selected.value}
          onSelect={key => (selected.value = key)}
          onOpen={() => (open.value = true)}
          onCopy={(copied, column) => void panel.copy(column.head, copied)}
          sort={sort}
          onSort={onSort}
        />
      </div>
      {call && open.value && (
        <CallDetails read={call} number={calls.indexOf(call) + 1} onClose={() => (open.value = false)} />
      )}
    </>
  )

  function sortValue(read: ReadExchange, key: string): string | number {
    if (key === 'number' || key === 'time') return read.time
    if (key === 'duration') return read.duration ?? -1
    return columns.find(column => column.key === key)?.copyText?.(read) ?? ''
  }
}

function callColumns(text: Text, numberOf: (read: ReadExchange) => number): Column<ReadExchange>[] {
  const { t } = text
  const line = (read: ReadExchange) => callLine(read, text)
  return [
    {
      key: 'number',
      head: '#',
      className: 'c1 num',
      cell: read => numberOf(read),
      copyText: read => String(numberOf(read)),
    },
    {
      key: 'time',
      head: t('time'),
      className: 'c2 time',
      cell: read => line(read).time,
      copyText: read => line(read).time,
    },
    {
      ...{ key: 'source', head: t('source'), className: 'c3', copyText: (read: ReadExchange) => line(read).source },
      cell: read => <Badge isOwn={line(read).source === 'inspector'}>{line(read).source}</Badge>,
    },
    { key: 'kind', head: t('kind'), className: 'c4', cell: read => line(read).kind, copyText: read => line(read).kind },
    {
      ...{ key: 'locations', head: t('locations'), className: 'c5' },
      cell: read => line(read).locations,
      copyText: read => line(read).locations,
    },
    {
      ...{ key: 'status', head: t('status'), className: 'c6', copyText: (read: ReadExchange) => line(read).status },
      cell: read => {
        const { status, isFault } = line(read)
        return isFault ? <StatusText status="fault" text={status} /> : status
      },
      description: read => read.problems.map(text.problem).join(' ') || undefined,
    },
    {
      ...{ key: 'duration', head: t('duration'), className: 'c7 num' },
      cell: read => line(read).duration,
      copyText: read => line(read).duration,
    },
  ]
}
