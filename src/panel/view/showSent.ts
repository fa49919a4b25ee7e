import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Panel } from '../model/createPanel.ts'

/** Shows a send of the tester's in its view, with its Details. */
export function showSent({ exchange }: ParsedExchange, { view, choices }: Panel): void {
  view.value = 'sent'
  choices.sent.selected.value = exchange.id
  choices.sent.open.value = true
}
