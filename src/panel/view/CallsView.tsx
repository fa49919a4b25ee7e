import { computed } from '@preact/signals'
import { useCallback, useMemo } from 'preact/hooks'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isOwnSend } from '../../core/exchange/exchange.ts'
import { callLine } from '../model/callLine.ts'
import { createWaterfall } from '../model/createWaterfall.ts'
import type { Panel } from '../model/createPanel.ts'
import { callGrouper } from '../model/groupers.ts'
import { frameNotes, importNotes } from '../model/originNotes.ts'
import { waterfallText } from '../model/waterfallText.ts'
import { CallDetails } from './CallDetails.tsx'
import { ChosenGrid } from './ChosenGrid.tsx'
import { commandsOnFirstUse } from './commandsOnFirstUse.ts'
import type { Column } from './kit/Column.ts'
import { originSigns, protocolSigns } from './originSigns.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { Badge } from './kit/Badge.tsx'
import { durationColumn, timeColumn } from './timeColumns.ts'
import { usePanel } from './usePanel.ts'
import { WaterfallCell } from './WaterfallCell.tsx'

const COMMANDS = commandsOnFirstUse(({ CALL_COMMANDS }) => CALL_COMMANDS)

/** Every exchange in order. */
export function CallsView() {
  const panel = usePanel()
  const { text, capture, shownCalls, callNumber, loads } = panel
  const groups = panel.groupings.calls
  const keyNow = useCallback((id: string) => capture.exchange(id)?.id ?? id, [capture.calls.value])
  const grouper = useMemo(() => callGrouper(groups.by.value, panel), [groups.by.value, loads.value])
  const columns = useMemo(() => [...callColumns(panel), waterfallColumn(panel)], [panel])
  return (
    <ChosenGrid
      view="calls"
      label={text.t('calls')}
      columns={columns}
      all={capture.calls.value}
      shown={shownCalls.value}
      keyOf={({ exchange }) => exchange.id}
      keyNow={keyNow}
      grouper={grouper}
      groups={groups}
      commands={COMMANDS}
      menuName={read => text.t('menuFor', text.t('callNumber', String(callNumber(read))))}
      details={(read, onClose) => <CallDetails read={read} number={callNumber(read)} onClose={onClose} />}
    />
  )
}

function callColumns(panel: Panel): Column<ParsedExchange>[] {
  const { text, brief, callNumber, protocolOf } = panel
  const { t } = text
  const line = (read: ParsedExchange) => callLine(read, text)
  return [
    {
      key: 'number',
      head: '#',
      size: { min: 32, max: 40, from: 450 },
      className: 'number',
      sortValue: callNumber,
      cell: callNumber,
      copyText: read => String(callNumber(read)),
    },
    timeColumn(panel, { callOf: read => read, timeOf: ({ time }) => time, size: { min: 94, max: 98, from: 380 } }),
    {
      key: 'source',
      size: { min: 98, max: 104, from: 380 },
      head: t('source'),
      copyText: (read: ParsedExchange) => line(read).source,
      cell: read => <Badge isOwn={isOwnSend(read.exchange)}>{line(read).source}</Badge>,
      description: read => importNotes(read.exchange, brief)[0]?.text,
    },
    {
      key: 'kind',
      head: t('kind'),
      size: { min: 96, max: 124, from: 670 },
      cell: read => line(read).kind,
      copyText: read => line(read).kind,
    },
    {
      key: 'location',
      size: { min: 80, least: 40, share: 1 },
      head: t('locations'),
      // Of several the first are seen, of one both ends.
      keepsEnd: read => !line(read).locations.includes(', '),
      cell: read => line(read).locations,
      marks: read => [...protocolSigns(protocolOf(read)), ...originSigns(frameNotes(read.exchange, brief))],
      copyText: read => line(read).locations,
    },
    {
      key: 'status',
      size: { min: 84, least: 64, max: 96 },
      head: t('status'),
      copyText: (read: ParsedExchange) => line(read).status,
      cell: read => {
        const { status, isFailure } = line(read)
        return isFailure ? <StatusText status="error" text={status} /> : status
      },
      description: read => read.problems.map(brief.problem).join(' ') || undefined,
    },
    durationColumn(text, { min: 76, max: 92, from: 670 }),
  ]
}

function waterfallColumn({ text, capture }: Panel): Column<ParsedExchange> {
  // As a text: the documents change with every report, their times do not.
  const opened = computed(() => JSON.stringify(navigationsIn(capture)))
  const waterfall = computed(() => createWaterfall(capture.calls.value, JSON.parse(opened.value) as number[]))
  const textOf = (read: ParsedExchange) => {
    const bar = waterfall.value.barOf(read)
    return bar && waterfallText(bar, text)
  }
  return {
    key: 'waterfall',
    size: { min: 120, share: 1.2, from: 840 },
    head: text.t('waterfall'),
    sortValue: read => read.time,
    cell: read => {
      const bar = waterfall.value.barOf(read)
      return bar && <WaterfallCell bar={bar} waterfall={waterfall.value} label={waterfallText(bar, text).label} />
    },
    copyText: read => textOf(read)?.label ?? '',
    description: read => textOf(read)?.description,
  }
}

/** When the tab was navigated to each of its pages. */
function navigationsIn({ documents }: Panel['capture']): number[] {
  return [...documents.value.values()].flatMap(({ info }) => (info.top ? info.openedAt : []))
}
