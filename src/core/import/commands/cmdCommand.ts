import type { ShellCommand } from './shellCommand.ts'

/** The characters that end a command of cmd.exe outside quotes. */
const ACTING = '&|<>'

/**
 * Reads a command at the prompt of cmd.exe, by the rules that Microsoft documents: carets and quotes first, then the C
 * runtime's arguments. Variables stay as written. `acting` are the characters that end it, outside quotes and without a caret.
 */
export function readCmdCommand(text: string, start: number, acting = ACTING): ShellCommand {
  const { line, end } = readLine(text, start, acting)
  return { words: toArguments(line), end, isPiped: text[end] === '|', variables: line.match(/%\w+%/g) ?? [] }
}

/** What cmd.exe passes on: without its carets. A caret at the end of a line makes the next character an ordinary one. */
function readLine(text: string, start: number, acting: string): { line: string; end: number } {
  let [line, isQuoted, at] = ['', false, start]
  for (; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '"') isQuoted = !isQuoted
    if (character === '^' && !isQuoted) {
      const [end = ''] = /^\r?\n/.exec(text.slice(at + 1, at + 3)) ?? []
      at += end.length + 1
      line += text.charAt(at)
      continue
    }
    if (character === '\n' || (!isQuoted && acting.includes(character))) break
    line += character
  }
  return { line: line.replace(/\r$/, ''), end: at }
}

/** Microsoft's C runtime: backslashes count before a quote alone; two quotes within quotes are one. */
export function toArguments(line: string): string[] {
  const words: string[] = []
  let [word, isQuoted, at]: [string | undefined, boolean, number] = [undefined, false, 0]
  while (at < line.length) {
    const slashes = countSlashes(line, at)
    const next = line[at + slashes]
    at += slashes
    if (next === '"') {
      word = (word ?? '') + '\\'.repeat(Math.floor(slashes / 2))
      at += 1
      if (slashes % 2 === 1) word += '"'
      else if (isQuoted && line[at] === '"') {
        word += '"'
        at += 1
      } else isQuoted = !isQuoted
      continue
    }
    if (slashes > 0) word = (word ?? '') + '\\'.repeat(slashes)
    if (next === undefined) break
    at += 1
    if (isQuoted || (next !== ' ' && next !== '\t')) word = (word ?? '') + next
    else if (word !== undefined) {
      words.push(word)
      word = undefined
    }
  }
  return word === undefined ? words : [...words, word]
}

function countSlashes(line: string, at: number): number {
  let end = at
  while (line[end] === '\\') end += 1
  return end - at
}
