import type { Event } from '../../core/dialect/event.ts'
import { ownSendOf } from '../../core/ledger/ownSends.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { Panel } from '../model/createPanel.ts'
import { ownSendText } from '../model/ownSendText.ts'
import { showSent } from './showItem.ts'
import type { CellMark } from './kit/Column.ts'
import { StatusIcon } from './kit/StatusText.tsx'

/** The sign of the tester's newest send for a row's display or click, beside its verdict. A click on it shows the send. */
export function ownSendSigns(row: Row, event: Event, panel: Panel): CellMark[] {
  const own = ownSendOf(row, event)
  if (!own) return []
  const { time, sentence } = ownSendText(own, panel.brief)
  // The keyboard has the row's menu and its Details for it: the cell stays one stop.
  const onClick = (pressed: MouseEvent): void => {
    pressed.stopPropagation()
    panel.navigation.select('ledger', row.id)
    showSent(own.newest.read, panel)
  }
  return [
    {
      text: sentence,
      sign: (
        <span class="own-send" onClick={onClick}>
          <span class="own-outcome">
            <StatusIcon status={own.judgement} />
            {time}
          </span>
          <span class="own-word">· {panel.text.t('yoursWord')}</span>
        </span>
      ),
    },
  ]
}
