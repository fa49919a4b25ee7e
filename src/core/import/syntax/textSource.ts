/** A text in which content is searched. */
export interface TextSource {
  text: string
  /** The line, from one, of a place of the text in what was imported; undefined where lines mean nothing. */
  lineOf: (at: number) => number | undefined
}

/** A whole text. */
export function wholeText(text: string): TextSource {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return { text, lineOf: at => before(starts, at) }
}

/** A line with its number in what was imported, and what separates it from the one before. */
export interface NumberedLine {
  text: string
  line: number
  separator: '' | '\n'
}

/** Lines as one text. */
export function joinedLines(lines: readonly NumberedLine[]): TextSource {
  const starts: number[] = []
  let length = 0
  for (const { text, separator } of lines) {
    starts.push(length + separator.length)
    length += separator.length + text.length
  }
  const text = lines.map(line => line.separator + line.text).join('')
  return { text, lineOf: at => lines[before(starts, at) - 1]?.line ?? lines[0]?.line }
}

/** How many of ascending numbers are not above one. */
function before(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}
