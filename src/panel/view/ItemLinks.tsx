import type { ComponentChildren } from 'preact'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isOwnSend } from '../../core/exchange/exchange.ts'
import type { Row } from '../../core/ledger/row.ts'
import { rowLine } from '../model/rowLine.ts'
import { visibleText } from '../model/visibleText.ts'
import { showCall, showSent } from './showItem.ts'
import { usePanel } from './usePanel.ts'

interface LinkProps {
  title?: string | undefined
  onClick: () => void
  children: ComponentChildren
}

/** A button that looks like a link, within other text. */
export function TextLink({ title, onClick, children }: LinkProps) {
  return (
    <button type="button" class="link within" title={title} onClick={onClick}>
      {children}
    </button>
  )
}

/**
 * The number of a call, which shows it; a send of the tester's is shown in _Sent_. In words where the call is not listed.
 * `children` stand for its number.
 */
export function CallLink({ read, children }: { read: ParsedExchange; children?: ComponentChildren }) {
  const panel = usePanel()
  const { t } = panel.text
  const number = panel.callNumber(read)
  const isOwn = isOwnSend(read.exchange)
  if (number === 0) return <>{children ?? t('notListed')}</>
  return (
    <TextLink title={t(isOwn ? 'showInSent' : 'showCall')} onClick={() => (isOwn ? showSent : showCall)(read, panel)}>
      {children ?? t('callNumber', String(number))}
    </TextLink>
  )
}

/** The location of a row, which shows the row. */
export function RowLink({ row }: { row: Row }) {
  const { text, brief, navigation } = usePanel()
  const { location } = rowLine(row, brief)
  const name = row.repeat ? brief.t('place_repeated', location, String(row.repeat.index)) : visibleText(location)
  return (
    <TextLink title={text.t('showInLedger')} onClick={() => navigation.show('ledger', row.id)}>
      {name}
    </TextLink>
  )
}
