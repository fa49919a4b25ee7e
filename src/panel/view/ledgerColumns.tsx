import { visibleText } from '../model/visibleText.ts'
import type { Event } from '../../core/dialect/event.ts'
import { ownSendOf } from '../../core/ledger/ownSends.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { Panel } from '../model/createPanel.ts'
import { expectedSentence } from '../model/expectedText.ts'
import { ownSendText } from '../model/ownSendText.ts'
import { callOfRow, originNotes } from '../model/originNotes.ts'
import { rowLine, type RowLine } from '../model/rowLine.ts'
import { expectationSigns, noteSigns } from './noteSigns.tsx'
import { originSigns, protocolSigns } from './originSigns.tsx'
import { ownSendSigns } from './ownSendSigns.tsx'
import { RowButtons } from './RowButtons.tsx'
import type { CellMark, Column } from './kit/Column.ts'
import { StatusIcon, StatusText } from './kit/StatusText.tsx'
import { Tag } from './kit/Tag.tsx'

/** The ledger's columns; the last one holds the row's buttons. */
export function ledgerColumns(panel: Panel): Column<Row>[] {
  const { t } = panel.text
  const line = (row: Row): RowLine => rowLine(row, panel.brief)
  return [
    {
      key: 'location',
      keepsEnd: () => true,
      head: t('location'),
      cell: row => line(row).location,
      copyText: row => line(row).location,
      marks: row => rowMarks(row, panel),
    },
    {
      key: 'kind',
      head: t('kind'),
      cell: row => <Kind line={line(row)} />,
      copyText: row => `${line(row).kind} ${line(row).arrival}`,
    },
    {
      key: 'offer',
      head: t('offer'),
      cell: row => <Offer line={line(row)} isNotRendered={row.isNotRendered} />,
      copyText: row => line(row).offer,
    },
    {
      key: 'token',
      head: t('token'),
      className: 'mono',
      cell: row => row.eventToken,
      copyText: row => row.eventToken ?? '',
    },
    { key: 'state', head: t('state'), className: 'mono', cell: row => row.state, copyText: row => row.state ?? '' },
    {
      key: 'display',
      head: t('display'),
      headJoined: t('displayAndClick'),
      ...statusOf('display', panel),
    },
    {
      key: 'click',
      head: t('click'),
      ...statusOf('click', panel),
    },
    {
      key: 'actions',
      head: t('actions'),
      headless: true,
      className: 'row-buttons',
      cell: row => <RowButtons row={row} line={line(row)} panel={panel} />,
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

/** The parts that there are; undefined if there is none. */
function joined(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(' ') || undefined
}

function statusOf(event: Event, panel: Panel): Pick<Column<Row>, 'cell' | 'copyText' | 'marks' | 'description'> {
  const { brief } = panel
  return {
    marks: row => [...expectationSigns(row[event], brief), ...ownSendSigns(row, event, panel)],
    description: row => {
      const { displayReason, clickReason } = rowLine(row, brief)
      const own = ownSendOf(row, event)
      return joined(
        event === 'display' ? displayReason : clickReason,
        expectedSentence(row[event], brief),
        own && ownSendText(own, brief).sentence,
      )
    },
    cell: row => row[event] && <StatusText status={row[event].status} />,
    copyText: row => row[event]?.status ?? '',
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
      {isNotRendered && <span class="tag tone-fault">not rendered</span>}{' '}
      {line.tag !== '' && <Tag>{visibleText(line.tag)}</Tag>} {visibleText(line.offer)}
    </>
  )
}
