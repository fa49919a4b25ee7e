import type { ExportTexts } from '../../core/export/exportTexts.ts'
import { redactReason } from '../../core/redaction/redactReason.ts'
import type { Panel } from './createPanel.ts'
import { rowLine } from './rowLine.ts'
import { historySteps } from './ticketText.ts'

/** The words of exports in the browser's language, without credentials. */
export function exportTexts({ text, callNumber }: Pick<Panel, 'text' | 'callNumber'>): ExportTexts {
  const { t, place, date, reason } = text
  return {
    t,
    place,
    date,
    reason: one => reason(redactReason(one)),
    row: row => rowLine(row, text),
    history: row => historySteps(row, callNumber, text),
  }
}
