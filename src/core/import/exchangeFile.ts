import { isObject, parseJson } from '../json/json.ts'
import { findJsonError, type JsonError } from '../json/jsonError.ts'
import type { ObservedStep } from '../ledger/journal.ts'
import {
  createNext,
  type ImportOptions,
  type NextOf,
  type ReadShape,
  type Recognised,
  type ImportRefusal,
} from './importing.ts'
import { readPython } from './pythonLiteral.ts'
import { DIALECTS } from '../dialect/dialects.ts'
import { readHarEntryShape, readHarLog } from './shapes/har.ts'
import { readSessionFile } from '../session-file/readSessionFile.ts'

/** The content of a file: steps for the journal, and the parts that could not be read; or the problem of the file. */
export type ExchangeFile =
  | {
      kind: 'read'
      steps: ObservedStep[]
      /** How many of its exchanges could not be read. */
      unreadable: number
      /** How many requests were added around notifications without one. */
      requestsAdded: number
      /** The paths of unknown content: first of members without a place, then of values that JSON cannot hold. */
      notUnderstood: string[]
    }
  | { kind: 'empty' }
  | { kind: 'not json'; error: JsonError | undefined }
  /** Python up to a place beyond that at which it stops being JSON. */
  | { kind: 'not python'; error: JsonError }
  | ImportRefusal
  | { kind: 'nothing known' }

/** Every recognised shape, the most specific first. */
const SHAPES: readonly ReadShape[] = [readSessionFile, readHarLog, readHarEntryShape, ...DIALECTS.shapes]

/** How deep a shape may be nested in lists and objects. */
const MAX_WRAPPING = 2

/**
 * Reads a file: exported exchanges, entries of a network log, or requests of a server or app to Target and its answers,
 * in JSON or as Python prints them. Content in a list or within another object is found there.
 */
export function parseExchangeFile(text: string, options: ImportOptions): ExchangeFile {
  const parsed = parseText(text)
  if (!('value' in parsed)) return parsed
  const read = readValue(parsed.value, createNext(options), MAX_WRAPPING)
  if (!read) return parsed.instead
  if ('kind' in read) return read
  const { steps, unreadable = 0, requestsAdded = 0, notUnderstood = [] } = read
  return {
    kind: 'read',
    steps,
    unreadable,
    requestsAdded,
    notUnderstood: [...new Set([...notUnderstood, ...parsed.others])],
  }
}

interface ParsedText {
  value: unknown
  /** Paths of values that the text has but JSON cannot hold. */
  others: string[]
  /** The problem to report if nothing in it is known. */
  instead: ExchangeFile
}

function parseText(text: string): ParsedText | ExchangeFile {
  if (text.trim() === '') return { kind: 'empty' }
  const parsed = parseJson(text)
  const nothing = { kind: 'nothing known' as const }
  if (parsed.kind === 'json') return { value: parsed.value, others: [], instead: nothing }
  const error = findJsonError(text)
  const python = readPython(text)
  if (python.kind === 'not python') {
    const isPython = python.isPythonAlone && isBehind(python.error, error)
    return isPython ? { kind: 'not python', error: python.error } : { kind: 'not json', error }
  }
  const read = parseJson(python.json)
  const instead = python.isPythonAlone ? nothing : { kind: 'not json' as const, error }
  return read.kind === 'json' ? { value: read.value, others: python.others, instead } : instead
}

function isBehind(a: JsonError, b: JsonError | undefined): boolean {
  return b !== undefined && (a.line > b.line || (a.line === b.line && a.column > b.column))
}

function readValue(value: unknown, next: NextOf, wrapping: number): Recognised | ImportRefusal | undefined {
  for (const read of SHAPES) {
    const result = read(value, next)
    if (result) return result
  }
  if (wrapping === 0) return undefined
  if (typeof value === 'string') return readTextWithin(value, next, wrapping)
  return readWithin(value, next, wrapping)
}

/** A string that contains the JSON of a known shape. */
function readTextWithin(value: string, next: NextOf, wrapping: number): ReturnType<typeof readValue> {
  const parsed = parseJson(value)
  return parsed.kind === 'json' ? readValue(parsed.value, next, wrapping - 1) : undefined
}

/** The known items of a list or members of an object; the others are listed by path. */
function readWithin(value: unknown, next: NextOf, wrapping: number): ReturnType<typeof readValue> {
  const inner: [string, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, index) => [`[${index}]`, item])
    : Object.entries(isObject(value) ? value : {})
  const found = inner.map(([name, item]) => ({ name, result: readValue(item, next, wrapping - 1) }))
  const read = found.flatMap(({ result }) => (result && !('kind' in result) ? [result] : []))
  if (read.length === 0) return found.find(({ result }) => result)?.result
  return {
    steps: read.flatMap(({ steps }) => steps),
    unreadable: read.reduce((sum, { unreadable = 0 }) => sum + unreadable, 0),
    requestsAdded: read.reduce((sum, { requestsAdded = 0 }) => sum + requestsAdded, 0),
    notUnderstood: found.flatMap(({ name, result }) => {
      if (!result) return [name]
      // Other traffic in a network log is valid, but not needed.
      if ('kind' in result) return result.kind === 'har' ? [] : [name]
      return (result.notUnderstood ?? []).map(path => `${name}.${path}`)
    }),
  }
}
