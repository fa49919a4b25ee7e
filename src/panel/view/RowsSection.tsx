import type { ComponentChildren } from 'preact'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { callOfRow, type Row } from '../../core/ledger/row.ts'
import { rowOfSend } from '../model/createSendHistory.ts'
import { rowsOfCalls } from '../model/selection.ts'
import { sentChangesOf } from '../model/sentChanges.ts'
import { visibleText } from '../model/visibleText.ts'
import { CallLink, RowLink } from './ItemLinks.tsx'
import { Section } from './kit/Section.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** How many rows of a call are listed. */
const MOST_ROWS = 100

/** The rows of the ledger that a call delivered or reported, each with its verdicts; nothing without any. */
export function RowsSection({ read }: { read: ParsedExchange }) {
  const { capture, text } = usePanel()
  return <Rows read={read} title={text.t('ledger')} rows={rowsOf(read, capture.rows.value)} />
}

/** The row that a send of the tester's is for, with the call that delivered it. */
export function SentForSection({ read }: { read: ParsedExchange }) {
  const { capture, text } = usePanel()
  const attached = rowsOf(read, capture.rows.value)
  const near = attached.length > 0 ? undefined : rowOfSend(read, capture.rows.value)
  const rows = near ? [near] : attached
  const changed = rows[0] && sentChangesOf(read, rows[0], text)
  return (
    <Rows read={read} title={text.t('sentFor')} rows={rows}>
      {changed && (
        <p>
          <span class="muted">{text.t('changedHead')}:</span> {visibleText(changed)}
        </p>
      )}
    </Rows>
  )
}

interface RowsProps {
  read: ParsedExchange
  title: string
  rows: readonly Row[]
  /** What stands below the rows. */
  children?: ComponentChildren
}

function Rows({ read, title, rows, children }: RowsProps) {
  const { t } = usePanel().text
  if (rows.length === 0) return undefined
  return (
    <Section title={title} aside={String(rows.length)}>
      <ul class="item-links" aria-label={title}>
        {rows.slice(0, MOST_ROWS).map(row => (
          <li key={row.id}>
            <RowLink row={row} />
            {row.display && <StatusText status={row.display.status} />}
            {row.click && <StatusText status={row.click.status} />}
            <DeliveredBy row={row} read={read} />
          </li>
        ))}
      </ul>
      {children}
      {rows.length > MOST_ROWS && <p class="muted">{t('moreRows', String(rows.length - MOST_ROWS))}</p>}
    </Section>
  )
}

/** The call that delivered a row, where it is another one than the call whose Details are shown. */
function DeliveredBy({ row, read }: { row: Row; read: ParsedExchange }) {
  const { callNumber, text } = usePanel()
  const call = row.decisions.length > 0 ? callOfRow(row) : undefined
  const number = call && callNumber(call)
  if (!call || !number || call.exchange.id === read.exchange.id) return undefined
  return <CallLink read={call}>{text.t('deliveredInCall', text.t('callNumber', String(number)))}</CallLink>
}

function rowsOf({ exchange }: ParsedExchange, rows: readonly Row[]): Row[] {
  return rowsOfCalls(new Set([exchange.id]), rows)
}
