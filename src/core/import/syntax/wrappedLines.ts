import { joinedLines, type TextSource } from './textSource.ts'

/** The least width, in characters, at which a terminal is taken to break lines. */
const MIN_WIDTH = 40

/** A text without the breaks of a terminal, and the lines at which they were. */
export interface UnwrappedText {
  source: TextSource
  lines: string[]
}

/**
 * A text whose longest lines, all of one length, are joined to the next ones, as if a terminal had broken them at its width.
 * Undefined for other texts; one such line shows no width.
 */
export function unwrapped(text: string): UnwrappedText | undefined {
  const lines = text.split(/\r?\n/)
  const width = lines.reduce((most, { length }) => Math.max(most, length), 0)
  const broken = lines.flatMap(({ length }, index) => (length === width && index < lines.length - 1 ? [index] : []))
  if (width < MIN_WIDTH || broken.length < 2) return undefined
  const joins = new Set(broken.map(index => index + 1))
  const numbered = lines.map((line, index) => {
    const isStart = index > 0 && !joins.has(index)
    return { text: line, line: index + 1, separator: isStart ? ('\n' as const) : ('' as const) }
  })
  return { source: joinedLines(numbered), lines: broken.map(index => String(index + 1)) }
}
