import { joinedLines, type NumberedLine, type TextSource } from './textSource.ts'

/**
 * The prefixes that Android's logcat, Android Studio and the consoles of Apple's systems write, and Docker Compose. What
 * their groups match names the stream: lines of one stream may be parts of one message.
 */
const PREFIXES: readonly RegExp[] = [
  /^(?:\d{4}-)?\d\d-\d\d \d\d:\d\d:\d\d\.\d+\s+(?:\w+\s+)??(\d+)\s+(\d+) [VDIWEFA] ([^:{}"]*?)\s*: ?/,
  /^(?:(?:\d{4}-)?\d\d-\d\d \d\d:\d\d:\d\d\.\d+ (?:(?:\d+)-(?:\d+)\/\S* )?)?[VDIWEFA]\/([^({}":]+?)\s*(\(\s*\d+\))?: ?/,
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\s+(\d+)-(\d+)\s+(\S+)\s+\S+\s+[VDIWEFA]\s{2}/,
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+(?:[+-]\d{4})?\s+(\S+\[\d+(?::\w+)?\])(?: \[[^\]{}"]*\])?:? ?/,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)? \S+ (\S+?\[\d+\])(?: \([^)]*\))?(?: <\w+>)?: ?/,
  /^([\w.-]+)\s+\| ?/,
]

const TIMESTAMP =
  /^\[?(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|\d\d\/\d\d\/\d{4},? \d\d:\d\d:\d\d|\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d)/

/** A line of Java's output: its members are lines. */
const NEEDS_LINES = /\bclass [\w$]+ \{\s*$/

type Line = Omit<NumberedLine, 'separator'>

/**
 * The messages of a log whose lines have a prefix, without it and with the lines of each stream joined: a message that is
 * wrapped over lines, even within a string, is whole again. Undefined for other texts.
 */
export function logStreams(text: string): TextSource[] | undefined {
  const lines = text.split(/\r?\n/).map((text, index) => ({ text, line: index + 1 }))
  const filled = lines.filter(({ text }) => text.trim() !== '')
  const pattern = PREFIXES.find(prefix => isOfMost(filled, prefix))
  if (pattern) return byStream(filled, pattern).map(toSource)
  if (filled.length < 2 || !isOfMost(filled, TIMESTAMP)) return undefined
  const length = commonLength(filled.filter(({ text }) => TIMESTAMP.test(text)).map(({ text }) => text))
  if (length === 0) return undefined
  return [toSource(filled.map(line => stripped(line, TIMESTAMP.test(line.text) ? length : 0)))]
}

function isOfMost(lines: readonly Line[], pattern: RegExp): boolean {
  const matching = lines.filter(({ text }) => pattern.test(text)).length
  return matching > 0 && matching * 2 >= lines.length
}

/** Only a line with a prefix may be the rest of the line before it: another one is a line by itself. */
function stripped({ text, line }: Line, length: number): NumberedLine {
  return { text: text.slice(length), line, separator: length === 0 ? '\n' : '' }
}

/** A line without a prefix is of the stream of the line before it. */
function byStream(lines: readonly Line[], pattern: RegExp): NumberedLine[][] {
  const streams = new Map<string, NumberedLine[]>()
  let current: NumberedLine[] = []
  for (const line of lines) {
    const [prefix = '', ...names] = pattern.exec(line.text) ?? []
    if (prefix !== '') {
      const key = names.join(' ')
      current = streams.get(key) ?? []
      streams.set(key, current)
    } else if (streams.size === 0) streams.set('', current)
    current.push(stripped(line, prefix.length))
  }
  return [...streams.values()]
}

function toSource(lines: readonly NumberedLine[]): TextSource {
  if (!lines.some(({ text }) => NEEDS_LINES.test(text))) return joinedLines(lines)
  return joinedLines(lines.map(line => ({ ...line, separator: '\n' as const })))
}

/** How long the prefix is that all lines share, except for their digits; it ends before anything that may be content. */
function commonLength(lines: readonly string[]): number {
  const [first = '', ...others] = lines
  let length = first.search(/[{"'`]|$/)
  for (const line of others) {
    let at = 0
    while (at < length && isSame(first.charCodeAt(at), line.charCodeAt(at))) at += 1
    length = at
  }
  return /^(.*[\s\]:|>])?/.exec(first.slice(0, length))?.[0].length ?? 0
}

function isSame(a: number, b: number): boolean {
  return a === b || (isDigit(a) && isDigit(b))
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
