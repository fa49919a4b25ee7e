import { isOwnSend } from '../../core/exchange/exchange.ts'
import type { Row } from '../../core/ledger/row.ts'
import { rowHistory, type HistoryLine } from '../model/rowHistory.ts'
import { Icon } from './icons.tsx'
import { CallLink } from './ItemLinks.tsx'
import { Badge } from './kit/Badge.tsx'
import { StatusIcon } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** A row's history, in order: delivered, notified by the page, sent by the tester. */
export function RowHistory({ row }: { row: Row }) {
  const { callNumber, brief } = usePanel()
  const lines = rowHistory(row, callNumber, brief)
  return (
    <ol class="timeline">
      {lines.map(line => (
        <Line key={line.key} line={line} />
      ))}
    </ol>
  )
}

function Line({ line }: { line: HistoryLine }) {
  return (
    <li>
      <span>{line.time}</span>
      {line.status === undefined ? <Icon name="in" /> : <StatusIcon status={line.status} />}
      <span>
        <CallLink read={line.read}>{line.what}</CallLink>
      </span>
      <Badge isOwn={isOwnSend(line.read.exchange)}>{line.source}</Badge>
    </li>
  )
}
