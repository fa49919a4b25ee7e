import { useCallback, useMemo } from 'preact/hooks'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isOwnSend } from '../../core/exchange/exchange.ts'
import { callLine } from '../model/callLine.ts'
import type { Panel } from '../model/createPanel.ts'
import { frameNotes, importNotes } from '../model/originNotes.ts'
import { CallDetails } from './CallDetails.tsx'
import { ChosenGrid } from './ChosenGrid.tsx'
import type { Column } from './kit/Column.ts'
import { originSigns, protocolSigns } from './originSigns.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { Badge } from './kit/Badge.tsx'
import { CALL_COMMANDS } from './rowCommands.ts'
import { usePanel } from './usePanel.ts'

/** Every exchange in order. */
export function CallsView() {
  const panel = usePanel()
  const { text, capture, shownCalls, callNumber } = panel
  const keyNow = useCallback((id: string) => capture.exchange(id)?.id ?? id, [capture.calls.value])
  const columns = useMemo(() => callColumns(panel), [panel])
  return (
    <ChosenGrid
      view="calls"
      label={text.t('calls')}
      columns={columns}
      all={capture.calls.value}
      shown={shownCalls.value}
      keyOf={({ exchange }) => exchange.id}
      keyNow={keyNow}
      commands={CALL_COMMANDS}
      menuName={read => text.t('menuFor', text.t('callNumber', String(callNumber(read))))}
      details={(read, onClose) => <CallDetails read={read} number={callNumber(read)} onClose={onClose} />}
    />
  )
}

function callColumns({ text, brief, callNumber, protocolOf }: Panel): Column<ParsedExchange>[] {
  const { t } = text
  const line = (read: ParsedExchange) => callLine(read, text)
  return [
    {
      key: 'number',
      head: '#',
      className: 'number',
      sortValue: (read: ParsedExchange) => read.time,
      cell: callNumber,
      copyText: read => String(callNumber(read)),
    },
    {
      key: 'time',
      head: t('time'),
      className: 'time',
      sortValue: (read: ParsedExchange) => read.time,
      cell: read => line(read).time,
      copyText: read => line(read).time,
    },
    {
      key: 'source',
      head: t('source'),
      copyText: (read: ParsedExchange) => line(read).source,
      cell: read => <Badge isOwn={isOwnSend(read.exchange)}>{line(read).source}</Badge>,
      description: read => importNotes(read.exchange, brief)[0]?.text,
    },
    { key: 'kind', head: t('kind'), cell: read => line(read).kind, copyText: read => line(read).kind },
    {
      key: 'locations',
      head: t('locations'),
      // Of several the first are seen, of one both ends.
      keepsEnd: read => !line(read).locations.includes(', '),
      cell: read => line(read).locations,
      marks: read => [...protocolSigns(protocolOf(read)), ...originSigns(frameNotes(read.exchange, brief))],
      copyText: read => line(read).locations,
    },
    {
      key: 'status',
      head: t('status'),
      copyText: (read: ParsedExchange) => line(read).status,
      cell: read => {
        const { status, isFailure } = line(read)
        return isFailure ? <StatusText status="error" text={status} /> : status
      },
      description: read => read.problems.map(brief.problem).join(' ') || undefined,
    },
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
