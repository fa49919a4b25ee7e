const QUOTES = "'\u2018\u2019\u201A\u201B"

/** The text of an expression of PowerShell that joins texts in single quotes and characters; throws for any other. */
export function readPowerShell(expression: string): string {
  const joined = /^\((.*)\)$/s.exec(expression)?.[1] ?? expression
  let [done, at] = ['', 0]
  for (;;) {
    const character = /^\[char\]0x([\da-f]{4})/.exec(joined.slice(at, at + 12))
    if (character && at > 0) {
      done += String.fromCharCode(Number.parseInt(character[1]!, 16))
      at += character[0].length
    } else {
      const read = readText(joined, at)
      done += read.text
      at = read.end
    }
    if (at === joined.length) return done
    if (!joined.startsWith(' + ', at) || joined === expression) throw new Error(`Unexpected at ${at}`)
    at += 3
  }
}

/** A quote that stands twice is one; any of its kind ends the text. */
function readText(source: string, start: number): { text: string; end: number } {
  if (source[start] !== "'") throw new Error(`No text at ${start}`)
  let text = ''
  for (let at = start + 1; at < source.length; at += 1) {
    const character = source[at]!
    if (QUOTES.includes(character)) {
      const next = source[at + 1]
      if (next === undefined || !QUOTES.includes(next)) return { text, end: at + 1 }
      at += 1
    }
    text += character
  }
  throw new Error('No end of the text')
}
