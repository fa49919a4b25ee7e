import { redactText } from '../../core/redaction/redactText.ts'
import { markdownTable } from '../../core/toMarkdown.ts'

/** Cells as lines with tabs between them, as spreadsheets take them. Without credentials. */
export function tabbedLines(lines: readonly (readonly string[])[]): string {
  return lines.map(cells => `${cells.map(tabbedCell).join('\t')}\n`).join('')
}

/** The same as a table in Markdown. */
export function markdownLines(heads: readonly string[], lines: readonly (readonly string[])[]): string {
  return markdownTable(
    heads,
    lines.map(cells => cells.map(cell => redactText(cell))),
  )
}

function tabbedCell(text: string): string {
  return redactText(text).replaceAll(/[\t\r\n]+/g, ' ')
}
