import { useCallback, useMemo } from 'preact/hooks'
import type { Judgement, ParsedExchange } from '../../core/dialect/dialect.ts'
import { judgementOf } from '../model/callLine.ts'
import type { Panel } from '../model/createPanel.ts'
import { originNotes } from '../model/originNotes.ts'
import { ChosenGrid } from './ChosenGrid.tsx'
import { SentDetails } from './SentDetails.tsx'
import type { Column } from './kit/Column.ts'
import { originSigns, sentFromSigns } from './originSigns.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { CALL_COMMANDS } from './rowCommands.ts'
import { durationColumn, timeColumn } from './timeColumns.ts'
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

function sentColumns(panel: Panel): Column<ParsedExchange>[] {
  const { text, brief, sentAs } = panel
  const { t } = text
  return [
    {
      key: 'outcome',
      head: t('outcome'),
      size: { min: 150, least: 120, share: 2 },
      sortValue: read => OUTCOMES.indexOf(judgementOf(read)),
      copyText: text.outcome,
      cell: read => <StatusText status={judgementOf(read)} text={text.outcome(read)} />,
      description: read => brief.outcomeReason(read),
    },
    timeColumn(panel, { callOf: read => read, timeOf: ({ time }) => time, size: { min: 98, max: 100, from: 320 } }),
    {
      key: 'type',
      head: t('type'),
      size: { min: 84, from: 570 },
      cell: read => sentAs(read)[0],
      copyText: read => sentAs(read)[0],
    },
    {
      key: 'location',
      size: { min: 70, share: 3 },
      keepsEnd: () => true,
      head: t('location'),
      cell: read => sentAs(read)[1],
      marks: read => [...sentFromSigns(read.exchange, text), ...originSigns(originNotes(read.exchange, brief))],
      copyText: read => sentAs(read)[1],
    },
    { key: 'http', head: t('http'), size: { min: 56, from: 570 }, cell: httpStatus, copyText: httpStatus },
    durationColumn(text, { min: 76, max: 92, from: 570 }),
  ]
}

/** The outcomes in the order in which they are sorted: what went wrong comes first. */
const OUTCOMES: readonly Judgement['kind'][] = [
  'rejected',
  'not acknowledged',
  'no answer',
  'unproven',
  'sending',
  'accepted',
  'acknowledged',
]

function httpStatus({ exchange }: ParsedExchange): string {
  return exchange.response?.kind === 'answered' ? String(exchange.response.status) : ''
}
