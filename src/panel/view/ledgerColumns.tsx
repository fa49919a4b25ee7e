import { visibleText } from '../model/visibleText.ts'
import type { Event } from '../../core/dialect/event.ts'
import { ownSendOf } from '../../core/ledger/ownSends.ts'
import { callOfRow, timeOfRow, type Row, type Verdict } from '../../core/ledger/row.ts'
import { STATUSES } from '../../core/ledger/status.ts'
import type { Panel } from '../model/createPanel.ts'
import { expectedSentence } from '../model/expectedText.ts'
import { ownSendText } from '../model/ownSendText.ts'
import { originNotes } from '../model/originNotes.ts'
import { rowLine, type RowLine } from '../model/rowLine.ts'
import { expectationSigns, noteSigns } from './noteSigns.tsx'
import { originSigns, protocolSigns } from './originSigns.tsx'
import { ownSendSigns } from './ownSendSigns.tsx'
import { RowButtons } from './RowButtons.tsx'
import type { CellMark, Column } from './kit/Column.ts'
import { timeColumn } from './timeColumns.ts'
import { StatusIcon, StatusText } from './kit/StatusText.tsx'
import { Tag } from './kit/Tag.tsx'

/** The ledger's columns; the last one holds the row's buttons. */
export function ledgerColumns(panel: Panel): Column<Row>[] {
  const { t } = panel.text
  const line = (row: Row): RowLine => rowLine(row, panel.brief)
  return [
    {
      key: 'location',
      size: { min: 120, least: 84, share: 6 },
      keepsEnd: () => true,
      head: t('location'),
      cell: row => line(row).location,
      copyText: row => line(row).location,
      marks: row => rowMarks(row, panel),
    },
    {
      key: 'kind',
      size: { min: 104, max: 124, from: 690 },
      head: t('kind'),
      cell: row => <Kind line={line(row)} />,
      copyText: row => `${line(row).kind} ${line(row).arrival}`,
    },
    {
      key: 'offer',
      size: { min: 110, least: 86, share: 10, from: 570 },
      head: t('offer'),
      cell: row => <Offer line={line(row)} isNotRendered={row.isNotRendered} />,
      copyText: row => line(row).offer,
    },
    {
      key: 'token',
      size: { min: 84, from: 820 },
      head: t('token'),
      className: 'mono',
      cell: row => row.token,
      copyText: row => row.token ?? '',
    },
    {
      key: 'state',
      size: { min: 74, from: 960 },
      head: t('state'),
      className: 'mono',
      cell: row => row.state,
      copyText: row => row.state ?? '',
    },
    ...statusColumns(panel),
    activityColumn(panel),
    timeColumn(panel, { callOf: callOfRow, timeOf: timeOfRow, size: { min: 96, max: 100, from: 1400 } }),
    {
      key: 'actions',
      head: t('actions'),
      headless: true,
      className: 'row-buttons',
      cell: row => <RowButtons row={row} line={line(row)} panel={panel} />,
    },
  ]
}

/** The activity that a row comes from, and its experience. */
function activityColumn({ text, brief }: Panel): Column<Row> {
  const activity = (row: Row): string => rowLine(row, brief).activity
  return {
    key: 'activity',
    head: text.t('activityAndExperience'),
    size: { min: 120, share: 7, from: 1100 },
    cell: activity,
    copyText: activity,
  }
}

function statusColumns(panel: Panel): Column<Row>[] {
  const { t } = panel.text
  return [
    {
      key: 'display',
      size: { min: 140, least: 36, max: 158 },
      head: t('display'),
      headJoined: t('displayAndClick'),
      ...statusOf('display', panel),
    },
    {
      key: 'click',
      size: { min: 126, least: 64, max: 130, joins: { key: 'display', below: 450 } },
      head: t('click'),
      ...statusOf('click', panel),
    },
  ]
}

/** A row's number among rows of the same name, whether at.js failed to render it, its protocol and its origin. */
function rowMarks(row: Row, { brief, protocolOf }: Panel): CellMark[] {
  const { repeat, isNotRendered } = row
  const { t } = brief
  const call = callOfRow(row)
  const text = repeat && t('placeIndex', String(repeat.index))
  return [
    ...(repeat && text !== undefined ? [{ text, sign: <Tag>{repeat.index}</Tag> }] : []),
    ...noteSigns(row, brief),
    ...(isNotRendered ? [{ text: 'not rendered', sign: <StatusIcon status="not rendered" /> }] : []),
    ...(call ? [...protocolSigns(protocolOf(call)), ...originSigns(originNotes(call.exchange, brief))] : []),
  ]
}

/** Why a display or click has its status, and what is expected; without either, what the status means. */
function noteOn(verdict: Verdict | undefined, reason: string, { text, brief }: Panel): string | undefined {
  if (!verdict) return undefined
  const parts = [reason, expectedSentence(verdict, brief)].filter(Boolean)
  return parts.join(' ') || text.meaning(verdict.status)
}

function statusOf(
  event: Event,
  panel: Panel,
): Pick<Column<Row>, 'cell' | 'copyText' | 'marks' | 'description' | 'sortValue'> {
  const { brief } = panel
  return {
    marks: row => [...expectationSigns(row[event], brief), ...ownSendSigns(row, event, panel)],
    description: row => {
      const { displayReason, clickReason } = rowLine(row, brief)
      const own = ownSendOf(row, event)
      const note = noteOn(row[event], event === 'display' ? displayReason : clickReason, panel)
      return own ? [note, ownSendText(own, brief).sentence].filter(Boolean).join(' ') : note
    },
    cell: row => row[event] && <StatusText status={row[event].status} />,
    copyText: row => row[event]?.status ?? '',
    // In the order of the counts: faults come first.
    sortValue: row => row[event] && STATUSES.indexOf(row[event].status),
  }
}

function Kind({ line }: { line: RowLine }) {
  return (
    <>
      {line.kind} <span class="muted">{line.arrival}</span>
    </>
  )
}

function Offer({ line, isNotRendered }: { line: RowLine; isNotRendered: boolean }) {
  return (
    <>
      {isNotRendered && <span class="tag tone-error">not rendered</span>}{' '}
      {line.tag !== '' && <Tag>{visibleText(line.tag)}</Tag>} {visibleText(line.offer)}
    </>
  )
}
