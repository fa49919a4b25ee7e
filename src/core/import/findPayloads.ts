import { parseJson } from '../json/json.ts'
import { atLine, type ImportCode, type ImportFinding } from './finding.ts'
import type { Recognised, ValueReading } from './importing.ts'
import { readPythonAt } from './pythonLiteral.ts'
import { decodeEntities } from './syntax/entities.ts'
import { readLiteral, type LiteralReading } from './syntax/readLiteral.ts'
import { unescaped } from './syntax/literalString.ts'
import { readJava, type JavaReading } from './syntax/readJava.ts'
import type { TextSource } from './syntax/textSource.ts'

/** Known content in a text, at a line. */
export interface Payload {
  content: Recognised
  /** Undefined within a string. */
  line: number | undefined
}

export interface Search {
  /** In the order of the text. */
  found: Payload[]
  /** The first content that is known as far as it can be read; the text breaks within it. */
  broken: Payload | undefined
  /** Why the known shapes that were found are refused. */
  refused: ValueReading
  /** The line from which nothing was searched any more, because too much resembled content. */
  notSearchedFrom: number | undefined
}

export interface SearchOptions {
  read: (value: unknown) => ValueReading
  /** Receives the number of characters that are searched. */
  onProgress?: ((at: number) => void) | undefined
}

/** How many times as long as the text everything is that is read in vain: time stays linear. */
const MAX_READINGS = 4

/** Where content can begin; the names are those of Java's classes. */
const START = /[{[]|\bclass [\w$]{1,100} \{[^\S\n]*\r?\n|\b[A-Z][\w$.]{0,100}[({](?=[A-Za-z_$][\w$.]{0,100}=)/g

/** An object whose names are in escaped quotes: JSON within a string. */
const ESCAPED = /[{[][\s{[]{0,40}\\{1,7}"/y
/** How what only Python has begins: a call, an object without its own `repr`, a tuple, bytes. */
const ONLY_PYTHON = /[A-Za-z_<(]/

const ESCAPED_REST = /[^"\\]*(?:\\[^][^"\\]*)*/y

/** An object whose names are in quotes of HTML: JSON in an attribute, or in the text of an element. */
const IN_HTML = /[{[][\s{[]{0,40}&(?:quot|#0*34|#x0*22);/iy
const IN_HTML_REST = /[^"<]*/y

/** How often a text may be escaped. */
const MAX_ESCAPING = 3

/**
 * Searches a text for content, in any of the notations, among anything else. Linear: the text is read once, and again at
 * most a few times where it only resembles content.
 */
export function findPayloads(source: TextSource, options: SearchOptions): Search {
  const { text, lineOf } = source
  const search: Search = { found: [], broken: undefined, refused: undefined, notSearchedFrom: undefined }
  let left = text.length * MAX_READINGS + 10_000
  START.lastIndex = 0
  for (let at = nextStart(text, 0); at >= 0;) {
    options.onProgress?.(at)
    const attempt = readAt(text, at)
    const end = attempt.reading ? addReading(search, { source, at, reading: attempt.reading, ...options }) : undefined
    if (end === undefined) left -= attempt.to - at
    if (end === undefined) addBroken(search, attempt, { source, at, ...options })
    at = nextStart(text, end ?? attempt.next ?? at + 1)
    if (left < 0 && at >= 0) {
      search.notSearchedFrom = lineOf(at)
      return search
    }
  }
  return search
}

function nextStart(text: string, from: number): number {
  START.lastIndex = from
  return START.exec(text)?.index ?? -1
}

/** A value of a text in one of the notations. */
interface TextReading extends Omit<LiteralReading, 'notation'> {
  notations: ImportCode[]
}

interface Attempt {
  reading: TextReading | undefined
  /** How far the text was read. */
  to: number
  /** Where the search goes on if that is in vain, beyond the next place. */
  next?: number
  /** Reads what was complete where the text breaks. */
  before: (() => LiteralReading | undefined) | undefined
}

function readAt(text: string, at: number, escaping = MAX_ESCAPING): Attempt {
  ESCAPED.lastIndex = at
  if (ESCAPED.test(text)) return readEncoded(text, at, escaping, { rest: ESCAPED_REST, decode: unescaped })
  IN_HTML.lastIndex = at
  if (IN_HTML.test(text)) return readEncoded(text, at, escaping, { rest: IN_HTML_REST, decode: decodeEntities })
  const java = readJava(text, at)
  if (java?.json !== undefined) {
    const model = text.charAt(at) === '{' ? undefined : readModel(text, at)
    return { reading: model ?? javaReading({ ...java, json: java.json }), to: java.end, before: undefined }
  }
  const literal = readLiteral(text, at)
  const isExact = literal.kind === 'read' && (literal.notation !== 'python' || literal.isCut)
  if (isExact) return { reading: readingOf(literal), to: literal.end, before: undefined }
  const mayBePython = literal.kind === 'read' || ONLY_PYTHON.test(text.charAt(literal.at))
  const python = mayBePython ? readPythonAt(text, at) : { kind: 'not python' as const, at }
  if (python.kind === 'not python') {
    if (literal.kind === 'read') return { reading: readingOf(literal), to: literal.end, before: undefined }
    const next = literal.isTooDeep ? { next: literal.at } : {}
    return { reading: undefined, to: Math.max(literal.at, python.at, java?.end ?? at), before: literal.before, ...next }
  }
  return { reading: pythonReading(python), to: python.end, before: undefined }
}

function pythonReading({ json, others, end }: { json: string; others: string[]; end: number }): TextReading {
  const leftOut = others.map(path => ({ code: 'notUnderstood' as const, path }))
  return { json, end, isCut: false, repairs: [], leftOut, notations: ['python'] }
}

/** A model that Python prints; texts without quotes are not Python. */
function readModel(text: string, at: number): TextReading | undefined {
  const python = readPythonAt(text, at)
  return python.kind === 'python' && python.others.length === 0 ? pythonReading(python) : undefined
}

function javaReading({ json, end, leftOut = [] }: JavaReading & { json: string }): TextReading {
  const missing = leftOut.map(path => ({ code: 'notUnderstood' as const, path }))
  return { json, end, isCut: false, repairs: [], leftOut: missing, notations: ['java'] }
}

function readingOf({ notation, ...reading }: LiteralReading): TextReading {
  return { ...reading, notations: notation === 'json' ? [] : [notation] }
}

interface Encoding {
  /** Up to the end of the string, attribute or text. */
  rest: RegExp
  decode: (text: string) => string
}

/** The content of a string that begins before this place, or of an attribute or a text of HTML. */
function readEncoded(text: string, at: number, escaping: number, { rest: pattern, decode }: Encoding): Attempt {
  pattern.lastIndex = at
  const [rest = ''] = pattern.exec(text) ?? []
  const to = at + rest.length
  if (escaping === 0) return { reading: undefined, to, before: undefined }
  const inner = readAt(decode(rest), 0, escaping - 1)
  const outer = (reading: TextReading | undefined): TextReading | undefined =>
    reading && {
      ...reading,
      end: to,
      repairs: reading.repairs.map(({ code }) => ({ code, at })),
      notations: [...reading.notations, 'escaped'],
    }
  return { reading: outer(inner.reading), to, before: inner.before }
}

interface Place {
  source: TextSource
  at: number
  read: SearchOptions['read']
}

/** Keeps the first content that is known although the text breaks within it. */
function addBroken(search: Search, { before }: Attempt, place: Place): void {
  if (search.broken || !before) return
  const reading = before()
  if (reading?.json.includes('"')) search.broken = payloadOf(readingOf(reading), place)
}

/** Adds what is known of a reading; returns where the search goes on, undefined if it was read in vain. */
function addReading(search: Search, { reading, ...place }: Place & { reading: TextReading }): number | undefined {
  const payload = payloadOf(reading, place, search)
  if (payload) search.found.push(payload)
  // What is cut may have been no content, but only a bracket.
  return payload || !reading.isCut ? reading.end : undefined
}

function payloadOf(reading: TextReading, { source, at, read }: Place, search?: Search): Payload | undefined {
  const parsed = parseJson(reading.json)
  const content = parsed.kind === 'json' ? read(parsed.value) : undefined
  if (!content || 'kind' in content) {
    if (search) search.refused ??= content
    return undefined
  }
  const line = source.lineOf(at)
  const findings = findingsOf(reading, source)
  const all = [...(content.findings ?? []), ...findings]
  return { content: { ...content, findings: line === undefined ? all : atLine(all, line) }, line }
}

function findingsOf(reading: TextReading, { lineOf }: TextSource): ImportFinding[] {
  const { notations, repairs, leftOut, isCut, end } = reading
  const linesOf = (at: number): string[] => {
    const line = lineOf(at)
    return line === undefined ? [] : [String(line)]
  }
  return [
    ...notations.map(code => ({ kind: 'recognised' as const, code, values: [], count: 1 })),
    ...repairs.map(({ code, at }) => ({ kind: 'repaired' as const, code, values: linesOf(at), count: 1 })),
    ...leftOut.map(({ code, path }) => ({ kind: 'left out' as const, code, values: [path], count: 1 })),
    ...(isCut ? [{ kind: 'left out' as const, code: 'cut' as const, values: linesOf(end), count: 1 }] : []),
  ]
}
