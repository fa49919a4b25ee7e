/** What spreadsheets take for the beginning of a formula, also after whitespace that they skip. */
const FORMULA = /^[\s\uFEFF]*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r\n]/u

/**
 * Lines as CSV (RFC 4180), each cell quoted. A cell that a spreadsheet would run as a formula begins with an apostrophe,
 * which makes it a text there.
 */
export function toCsv(lines: readonly (readonly string[])[]): string {
  return lines.map(cells => `${cells.map(toCell).join()}\r\n`).join('')
}

function toCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
