import { useCallback, useMemo } from 'preact/hooks'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { JUDGEMENTS, judgementOf } from '../model/judgement.ts'
import type { Panel } from '../model/createPanel.ts'
import { rowOfSend } from '../model/createSendHistory.ts'
import { originNotes } from '../model/originNotes.ts'
import { sentChangesOf } from '../model/sentChanges.ts'
import { ChosenGrid } from './ChosenGrid.tsx'
import { commandsOnFirstUse } from './commandsOnFirstUse.ts'
import { SentDetails } from './SentDetails.tsx'
import type { Column } from './kit/Column.ts'
import { onFirstUse } from './onFirstUse.tsx'
import { originSigns, sentFromSigns } from './originSigns.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { durationColumn, timeColumn } from './timeColumns.ts'
import { usePanel } from './usePanel.ts'

const COMMANDS = commandsOnFirstUse(({ SENT_COMMANDS }) => SENT_COMMANDS)

/** The tester's sends and their outcomes. */
export function SentView() {
  const panel = usePanel()
  const { text, brief, capture, shownSent, sentAs } = panel
  const keyNow = useCallback((id: string) => capture.exchange(id)?.id ?? id, [capture.calls.value])
  const columns = useMemo(() => sentColumns(panel), [panel])
  return (
    <>
      <ChosenGrid
        view="sent"
        label={text.t('sentNotifications')}
        columns={columns}
        all={capture.sent.value}
        shown={shownSent.value}
        keyOf={({ exchange }) => exchange.id}
        keyNow={keyNow}
        commands={COMMANDS}
        menuName={read => brief.t('menuFor', sentAs(read).join(' '))}
        details={(read, onClose) => <SentDetails read={read} onClose={onClose} />}
        hint={text.t('emptySent')}
      />
      <ComparedSends />
    </>
  )
}

const SendCompareDialog = onFirstUse(async () => (await import('./SendCompareDialog.tsx')).SendCompareDialog)

/** The comparison of two sends, while there is one. */
function ComparedSends() {
  const { sends } = usePanel().comparison
  const close = (): void => void (sends.value = undefined)
  return sends.value && <SendCompareDialog sends={sends.value} onClose={close} onMissing={close} />
}

/** What a send changed against its decision, in words. */
function changedText(read: ParsedExchange, { capture, text }: Panel): string {
  const row = rowOfSend(read, capture.rows.value)
  return row ? sentChangesOf(read, row, text) : ''
}

function sentColumns(panel: Panel): Column<ParsedExchange>[] {
  const { text, brief, sentAs } = panel
  const { t } = text
  return [
    {
      key: 'outcome',
      head: t('outcome'),
      size: { min: 150, least: 120, share: 2 },
      sortValue: read => JUDGEMENTS.indexOf(judgementOf(read)),
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
    {
      key: 'changed',
      size: { min: 90, share: 1, from: 690 },
      head: t('changedHead'),
      cell: read => changedText(read, panel),
      copyText: read => changedText(read, panel),
    },
  ]
}

function httpStatus({ exchange }: ParsedExchange): string {
  return exchange.response?.kind === 'answered' ? String(exchange.response.status) : ''
}
