import { annotateRows } from '../annotation/annotateRows.ts'
import { locationName } from '../dialect/location.ts'
import { isDated } from '../exchange/exchange.ts'
import { isTime } from '../exchange/numberSchemas.ts'
import { callOfRow, newestDecision, type Row, type Verdict } from '../ledger/row.ts'
import { toCsv } from '../toCsv.ts'
import type { ExportContent } from './exportContent.ts'
import type { ExportTexts } from './exportTexts.ts'
import { expectationOf } from './wanted.ts'

/** UTF-8 that spreadsheets recognise as such. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The rows of the ledger as CSV, a line each under heads. */
export function toLedgerCsv({ rows, annotations }: ExportContent, texts: ExportTexts): string {
  const { t } = texts
  const columns = columnsOf(texts)
  const lines = annotateRows(rows, annotations).map(row => columns.map(([, cell]) => cell(row)))
  return BYTE_ORDER_MARK + toCsv([columns.map(([head]) => (typeof head === 'string' ? t(head) : head(t))), ...lines])
}

type Head = Parameters<ExportTexts['t']>[0] | ((t: ExportTexts['t']) => string)
type Cell = (row: Row) => string

function columnsOf(texts: ExportTexts): [Head, Cell][] {
  return [
    ['location', ({ location }) => locationName(location)],
    ['kind', row => texts.row(row).kind],
    ['exportArrival', row => texts.row(row).arrival],
    ['exportContentType', row => texts.row(row).tag],
    ['offer', row => texts.row(row).offer],
    ['exportActivity', row => activityOf(row)?.name ?? activityOf(row)?.id ?? ''],
    ['exportExperience', row => activityOf(row)?.experienceName ?? activityOf(row)?.experienceId ?? ''],
    ['token', ({ token = '' }) => token],
    ['state', ({ state = '' }) => state],
    ['display', ({ display }) => display?.status ?? ''],
    [t => `${t('display')}: ${t('exportWhy')}`, ({ display }) => sentences(display, texts)],
    ['click', ({ click }) => click?.status ?? ''],
    [t => `${t('click')}: ${t('exportWhy')}`, ({ click }) => sentences(click, texts)],
    ['exportDelivered', row => deliveredAt(row)],
    ['exportNotifications', ({ notifications }) => String(notifications.length)],
    ['page', row => callOfRow(row)?.pageUrl ?? ''],
    ['exportFile', row => callOfRow(row)?.exchange.file ?? ''],
    ['exportNote', ({ note = '' }) => note],
    ['exportExpectation', row => expectations(row, texts)],
  ]
}

function activityOf(row: Row) {
  const decision = newestDecision(row)
  return decision?.read.dialect.activityOf(decision)
}

function sentences(verdict: Verdict | undefined, { reason }: ExportTexts): string {
  return (verdict?.reasons ?? []).map(reason).join(' ')
}

/** In ISO 8601, so that it sorts as text; empty if unknown. */
function deliveredAt(row: Row): string {
  const [first] = row.decisions
  return first && isDated(first.read.exchange) && isTime(first.time) ? new Date(first.time).toISOString() : ''
}

function expectations(row: Row, { t }: ExportTexts): string {
  const expected = (['display', 'click'] as const).flatMap(event => expectationOf(row, event) ?? [])
  const lines = expected.map(({ event, status, reason, author }) => {
    const who = author === '' ? '' : ` ${t('exportExpectationBy', author)}`
    return `${t(event)}: ${status}${reason === '' ? '' : ` (${reason})`}${who}`
  })
  return lines.join('\n')
}
