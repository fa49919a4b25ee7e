import { useCallback, useMemo } from 'preact/hooks'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { callLine, judgementOf } from '../model/callLine.ts'
import type { Panel } from '../model/createPanel.ts'
import { originNotes } from '../model/originNotes.ts'
import { ChosenGrid } from './ChosenGrid.tsx'
import { SentDetails } from './SentDetails.tsx'
import type { Column } from './kit/Column.ts'
import { originSigns, sentFromSigns } from './originSigns.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { CALL_COMMANDS } from './rowCommands.ts'
import { usePanel } from './usePanel.ts'

/** The tester's sends and their outcomes. */
export function SentView() {
  const panel = usePanel()
  const { text, capture, shownSent } = panel
  const keyNow = useCallback((id: string) => capture.exchange(id)?.id ?? id, [capture.calls.value])
  const columns = useMemo(() => sentColumns(panel), [panel])
  return (
    <ChosenGrid
      view="sent"
      label={text.t('sentNotifications')}
      columns={columns}
      all={capture.sent.value}
      shown={shownSent.value}
      keyOf={({ exchange }) => exchange.id}
      keyNow={keyNow}
      commands={CALL_COMMANDS}
      details={(read, onClose) => <SentDetails read={read} onClose={onClose} />}
      hint={text.t('emptySent')}
    />
  )
}

function sentColumns({ text, brief, sentAs }: Panel): Column<ParsedExchange>[] {
  const { t } = text
  const line = (read: ParsedExchange) => callLine(read, text)
  return [
    {
      key: 'outcome',
      head: t('outcome'),
      copyText: text.outcome,
      cell: read => <StatusText status={judgementOf(read)} text={text.outcome(read)} />,
      description: read => brief.outcomeReason(read),
    },
    {
      key: 'time',
      head: t('time'),
      className: 'time',
      sortValue: (read: ParsedExchange) => read.time,
      cell: read => line(read).time,
      copyText: read => line(read).time,
    },
    { key: 'type', head: t('type'), cell: read => sentAs(read)[0], copyText: read => sentAs(read)[0] },
    {
      key: 'location',
      keepsEnd: () => true,
      head: t('location'),
      cell: read => sentAs(read)[1],
      marks: read => [...sentFromSigns(read.exchange, text), ...originSigns(originNotes(read.exchange, brief))],
      copyText: read => sentAs(read)[1],
    },
    { key: 'http', head: t('http'), cell: httpStatus, copyText: httpStatus },
    {
      key: 'duration',
      head: t('duration'),
      className: 'number',
      cell: read => line(read).duration,
      copyText: read => line(read).duration,
      sortValue: read => read.duration ?? -1,
    },
  ]
}

function httpStatus({ exchange }: ParsedExchange): string {
  return exchange.response?.kind === 'answered' ? String(exchange.response.status) : ''
}
