/** Punctuation that Markdown, GitHub's included, gives a meaning within a line. */
const MARKUP = /[\\`*_[\]<>|~&!#$:]/g

/** A text that Markdown shows as it is, in one line. */
export function markdownText(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().replaceAll(MARKUP, '\\$&')
}

/** A table in Markdown; all cells are texts. */
export function markdownTable(heads: readonly string[], lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
  const texts = [heads, ...lines].map(cells => row(cells.map(markdownText)))
  const [head = '', ...rest] = texts
  return [head, row(heads.map(() => '---')), ...rest].join('')
}
