/** A part of a regular expression. */
export type Node =
  | { kind: 'character'; fits: (character: string) => boolean }
  /** A place between two characters; an empty text is the end of the searched one. */
  | { kind: 'border'; holds: (before: string, after: string) => boolean }
  | { kind: 'sequence'; parts: readonly Node[] }
  | { kind: 'choice'; parts: readonly Node[] }
  | { kind: 'repeat'; part: Node; least: number; most: number }

/** Deepest groups; each level costs a call. */
const MAX_DEPTH = 50

/** Most repetitions of a part that are counted. */
const MAX_COUNT = 1000

/** One character of a regular expression: a set, an escape, or itself. */
const CHARACTER = /\[(?:[^\]\\]|\\[^])*\]|\\(?:u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|[pP]\{[^}]*\}|[^])|[^]/iuy

const QUANTIFIER = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y

/** Parses a valid regular expression; undefined if it needs more than one way to match at a time, as lookarounds do. */
export function parsePattern(source: string, ignoresCase: boolean): Node | undefined {
  const reading = { source, ignoresCase, at: 0, depth: 0 }
  const node = readChoice(reading)
  return reading.at === source.length ? node : undefined
}

interface Reading {
  source: string
  ignoresCase: boolean
  at: number
  depth: number
}

function readChoice(reading: Reading): Node | undefined {
  const parts: Node[] = []
  do {
    const part = readSequence(reading)
    if (!part) return undefined
    parts.push(part)
  } while (takes(reading, '|'))
  return { kind: 'choice', parts }
}

function readSequence(reading: Reading): Node | undefined {
  const parts: Node[] = []
  while (reading.at < reading.source.length && !'|)'.includes(reading.source.charAt(reading.at))) {
    const part = readPart(reading)
    if (!part) return undefined
    parts.push(readQuantifier(reading, part))
  }
  return { kind: 'sequence', parts }
}

function readPart(reading: Reading): Node | undefined {
  if (takes(reading, '(')) return readGroup(reading)
  if (takes(reading, '^')) return { kind: 'border', holds: before => before === '' }
  if (takes(reading, '$')) return { kind: 'border', holds: (_, after) => after === '' }
  if (takes(reading, String.raw`\b`)) return { kind: 'border', holds: isBorder }
  if (takes(reading, String.raw`\B`)) return { kind: 'border', holds: (before, after) => !isBorder(before, after) }
  if (takes(reading, '.')) return { kind: 'character', fits: character => !/[\n\r\u2028\u2029]/.test(character) }
  return readCharacter(reading)
}

function readGroup(reading: Reading): Node | undefined {
  const opening = matchAt(/\?(?::|<(?![=!])[^>]*>)/y, reading)
  if (opening === undefined && reading.source[reading.at] === '?') return undefined
  reading.depth += 1
  const node = reading.depth > MAX_DEPTH ? undefined : readChoice(reading)
  reading.depth -= 1
  return node && takes(reading, ')') ? node : undefined
}

function readQuantifier(reading: Reading, part: Node): Node {
  const found = matchAt(QUANTIFIER, reading)
  if (!found) return part
  const [, sign, least, comma, most] = found
  if (sign !== undefined)
    return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity }
  const from = bounded(Number(least))
  const to = comma === undefined ? from : most === '' ? Infinity : bounded(Number(most))
  return { kind: 'repeat', part, least: from, most: to }
}

/** More would be too many states anyway. */
function bounded(count: number): number {
  return Math.min(count, MAX_COUNT)
}

function readCharacter(reading: Reading): Node | undefined {
  const [written] = matchAt(CHARACTER, reading) ?? []
  // A reference to a group.
  if (written === undefined || /^\\(?:[1-9]|k$)/.test(written)) return undefined
  return { kind: 'character', fits: fitsOf(written, reading.ignoresCase) }
}

/** The platform's own rule for one character, which takes the same time for each. */
function fitsOf(written: string, ignoresCase: boolean): (character: string) => boolean {
  const flags = ignoresCase ? 'i' : ''
  const single = withFlags(`^${written}$`, `${flags}u`) ?? withFlags(`^${written}$`, flags)
  return character => single?.test(character) === true
}

function withFlags(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags)
  } catch {
    return undefined
  }
}

function isBorder(before: string, after: string): boolean {
  return /\w/.test(before) !== /\w/.test(after)
}

function takes(reading: Reading, text: string): boolean {
  if (!reading.source.startsWith(text, reading.at)) return false
  reading.at += text.length
  return true
}

function matchAt(pattern: RegExp, reading: Reading): RegExpExecArray | undefined {
  pattern.lastIndex = reading.at
  const found = pattern.exec(reading.source) ?? undefined
  if (found) reading.at = pattern.lastIndex
  return found
}
