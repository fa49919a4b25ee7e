import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Panel } from '../model/createPanel.ts'

/** Shows a send of the tester's in its view, with its Details. */
export function showSent({ exchange }: ParsedExchange, { navigation }: Pick<Panel, 'navigation'>): void {
  navigation.show('sent', exchange.id)
}

/** Shows a call in its view, with its Details. */
export function showCall({ exchange }: ParsedExchange, { navigation }: Pick<Panel, 'navigation'>): void {
  navigation.show('calls', exchange.id)
}
