import { useMemo } from 'preact/hooks'
import type { ReadExchange } from '../../core/delivery/read.ts'
import { callLine, judgementOf } from '../model/callLine.ts'
import { sentAs } from '../model/createPanel.ts'
import type { Text } from '../model/createText.ts'
import { SentDetails } from './SentDetails.tsx'
import type { Column } from './kit/Column.ts'
import { Grid } from './kit/Grid.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { isOnCell } from './isOnCell.ts'
import { useSorted } from './useSorted.ts'
import { usePanel } from './usePanel.ts'

/** What the tester sent, and what it came to. */
export function SentView() {
  const panel = usePanel()
  const { text, capture, choices } = panel
  const columns = useMemo(() => sentColumns(text), [text])
  const { rows, sort, onSort } = useSorted(capture.sent.value, (read, key) => {
    if (key === 'time') return read.time
    if (key === 'duration') return read.duration ?? -1
    return columns.find(column => column.key === key)?.copyText?.(read) ?? ''
  })
  const { selected, open } = choices.sent
  const chosen = rows.find(({ exchange }) => exchange.id === selected.value)
  return (
    <>
      <div class="pane" onClick={event => isOnCell(event.target) && (open.value = true)}>
        <Grid
          id="sent-grid"
          label={text.t('sentNotifications')}
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
        {rows.length === 0 && <p class="hint-over muted">{text.t('emptySent')}</p>}
      </div>
      {chosen && open.value && <SentDetails read={chosen} onClose={() => (open.value = false)} />}
    </>
  )
}

function sentColumns(text: Text): Column<ReadExchange>[] {
  const { t } = text
  const line = (read: ReadExchange) => callLine(read, text)
  return [
    {
      ...{ key: 'outcome', head: t('outcome'), className: 'c1', copyText: text.outcome },
      cell: read => <StatusText status={judgementOf(read)} text={text.outcome(read)} />,
      description: read => text.outcomeReason(read),
    },
    {
      key: 'time',
      head: t('time'),
      className: 'c2 time',
      cell: read => line(read).time,
      copyText: read => line(read).time,
    },
    { key: 'type', head: t('type'), className: 'c3', cell: read => sentAs(read)[0], copyText: read => sentAs(read)[0] },
    {
      key: 'location',
      head: t('location'),
      className: 'c4',
      cell: read => sentAs(read)[1],
      copyText: read => sentAs(read)[1],
    },
    { key: 'http', head: t('http'), className: 'c5', cell: httpStatus, copyText: httpStatus },
    {
      ...{ key: 'duration', head: t('duration'), className: 'c6 num' },
      cell: read => line(read).duration,
      copyText: read => line(read).duration,
    },
  ]
}

function httpStatus({ exchange }: ReadExchange): string {
  return exchange.response?.kind === 'answered' ? String(exchange.response.status) : ''
}
