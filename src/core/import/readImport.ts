import type { Annotation } from '../annotation/annotation.ts'
import { parseJson } from '../json/json.ts'
import { findJsonError, type JsonError } from '../json/jsonError.ts'
import type { ObservedStep } from '../ledger/journal.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { readCommands } from './commands/readCommands.ts'
import { atLine, findingAt, mergeFindings, type ImportFinding } from './finding.ts'
import { findPayloads, type Search } from './findPayloads.ts'
import { inflateHar } from './inflateHar.ts'
import {
  createNext,
  type Inflate,
  type ImportOptions,
  type ImportRefusal,
  type NextOf,
  type Recognised,
  type TextReading,
  type ValueReading,
} from './importing.ts'
import { pairSides } from './pairSides.ts'
import { readPython } from './pythonLiteral.ts'
import { joined, readValue } from './readValue.ts'
import { logStreams } from './syntax/logLines.ts'
import { wholeText, type TextSource } from './syntax/textSource.ts'
import { unwrapped } from './syntax/wrappedLines.ts'

/** What an import adds: steps for the journal, and findings; or why nothing is imported. */
export type ImportResult =
  | ReadImport
  | { kind: 'empty' }
  /** Data that is not a text. */
  | { kind: 'binary' }
  | { kind: 'not json'; error: JsonError | undefined }
  /** Python up to a place beyond that at which it stops being JSON. */
  | { kind: 'not python'; error: JsonError }
  | ImportRefusal
  | { kind: 'nothing known' }

export interface ReadImport {
  kind: 'read'
  steps: ObservedStep[]
  /** How many exchanges could not be read. */
  unreadable: number
  /** How many requests were added around notifications without one. */
  requestsAdded: number
  /** One for each code: recognised, then repaired, then left out. */
  findings: ImportFinding[]
  annotations: Annotation[]
  scenarios: Scenario[]
  /** The ids of the rows that were selected when a session file was exported. */
  selectedRows: string[]
}

const BYTE_ORDER_MARK = '\ufeff'

/** Characters at the start of a text that show whether it is one. */
const BINARY_SAMPLE = 65_536

const ESCAPE = '\u001b'
const NO_TEXT = new RegExp(`\ufffd|(?![\\s${ESCAPE}])\\p{Cc}`, 'gu')
const COLOUR = new RegExp(`${ESCAPE}\\[[\\d;]*m`, 'g')

/** A text, and the name of the file that it is from. */
export interface ImportSource {
  text: string
  name?: string | undefined
}

export interface ReadOptions extends ImportOptions {
  inflate?: Inflate
  /** Receives the share of the text that is read, from 0 to 1. */
  onProgress?: (share: number) => void
}

/**
 * Reads any text with requests of a server, app or page to Target in it, or with answers to them: exported sessions,
 * network logs, JSON, the output of Python, Node and Java, log lines, scripts. Never throws for any text.
 */
export async function readImport({ text, name }: ImportSource, options: ReadOptions): Promise<ImportResult> {
  const named = { ...options, name: name ?? options.name }
  return (await readCompressed(text, named)) ?? readImportText(text, named)
}

/** Of a log with compressed contents; undefined for any other text. */
async function readCompressed(text: string, options: ReadOptions): Promise<ImportResult | undefined> {
  const parsed = options.inflate && mayBeCompressedLog(text) ? parseJson(text) : undefined
  if (parsed?.kind !== 'json' || !options.inflate) return undefined
  const inflated = await inflateHar(parsed.value, options.inflate)
  if (inflated === parsed.value) return undefined
  return toResult(atStart(readValue(inflated, createNext(options))), { kind: 'nothing known' })
}

function mayBeCompressedLog(text: string): boolean {
  return text.includes('"base64"')
}

/** {@link readImport} without what only the platform can do: compressed contents stay compressed. */
export function readImportText(text: string, options: ReadOptions): ImportResult {
  if (text.trim() === '') return { kind: 'empty' }
  const next = createNext(options)
  const isMarked = text.startsWith(BYTE_ORDER_MARK)
  const result = readUnmarked(isMarked ? text.slice(1) : text, next, options)
  if (result.kind !== 'read' || !isMarked) return result
  return { ...result, findings: mergeFindings([...result.findings, findingAt('repaired', 'byteOrderMark', ['1'])]) }
}

function readUnmarked(text: string, next: NextOf, options: ReadOptions): ImportResult {
  const parsed = parseJson(text)
  if (parsed.kind === 'json') return toResult(atStart(readValue(parsed.value, next)), { kind: 'nothing known' })
  const commands = readCommands(text, next)
  if (!commands && isBinary(text)) return { kind: 'binary' }
  const content = withoutColours(commands?.rest ?? text)
  const found = readWithin(content, next, options, commands?.reading)
  return found ?? readWholePython(text, next) ?? refusalOf(text)
}

/** Content that is anywhere in a text, beside the commands in it; undefined if nothing is known. */
function readWithin(
  text: string,
  next: NextOf,
  { onProgress }: ReadOptions,
  commands: TextReading['reading'] | undefined,
): ImportResult | undefined {
  const read = (value: unknown) => readValue(value, next)
  const streams = logStreams(text)
  let done = 0
  const search = (source: TextSource): Search => {
    const found = findPayloads(source, {
      read,
      onProgress: onProgress && (at => onProgress(Math.min(1, (done + at) / text.length))),
    })
    done += source.text.length
    return found
  }
  // In the lines as they are, the prefixes would become part of texts.
  if (streams) return resultOf(contentsOf(streams.map(search), [findingAt('recognised', 'log', ['1'])]), commands)
  const whole = contentsOf([search(wholeText(text))], [])
  return resultOf(withoutWrapping(text, whole, search) ?? whole, commands)
}

/** What a text holds without the line breaks of a terminal, if these are all that was wrong with it. */
function withoutWrapping(text: string, whole: Contents, search: (source: TextSource) => Search): Contents | undefined {
  const lines = whole.contents.length === 0 || isBroken(whole) ? unwrapped(text) : undefined
  const joined = lines && contentsOf([search(lines.source)], [findingAt('repaired', 'wrapped', lines.lines)])
  if (!joined || isBroken(joined)) return undefined
  return joined.contents.length > 0 && joined.contents.length >= whole.contents.length ? joined : undefined
}

/** Whether lines end where no notation permits it. */
function isBroken({ contents }: Contents): boolean {
  return contents.some(({ findings = [] }) => findings.some(({ code }) => code === 'lineBreaks' || code === 'cut'))
}

interface Contents {
  contents: Recognised[]
  /** Beside those of the contents. */
  findings: ImportFinding[]
  /** Why the known shapes are refused that were found. */
  refused: ValueReading
}

function contentsOf(searches: readonly Search[], findings: readonly ImportFinding[]): Contents {
  const found = searches.flatMap(search => search.found)
  const broken = searches.flatMap(search => search.broken ?? [])
  const payloads = found.length > 0 ? found : broken.slice(0, 1)
  const notSearched = searches.flatMap(search => search.notSearchedFrom ?? []).map(String)
  return {
    contents: payloads.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).map(({ content }) => content),
    findings: [...findings, findingAt('left out', 'notSearched', notSearched)],
    refused: searches.find(search => search.refused)?.refused,
  }
}

function resultOf(
  { contents, findings, refused }: Contents,
  commands: TextReading['reading'] | undefined,
): ImportResult | undefined {
  if (contents.length === 0) {
    const reading = commands ?? refused
    return reading && toResult(reading, { kind: 'nothing known' })
  }
  if (!commands) return readOf(contents, findings)
  if (!('kind' in commands)) return readOf([commands, ...contents], findings)
  const files = commands.kind === 'file body' ? [commands.file] : []
  return readOf(contents, [...findings, findingAt('left out', 'fileBody', files)])
}

function readWholePython(text: string, next: NextOf): ImportResult | undefined {
  const python = readPython(text)
  if (python.kind === 'not python') {
    if (!python.isPythonAlone || !isBehind(python.error, findJsonError(text))) return undefined
    return { kind: 'not python', error: python.error }
  }
  const read = parseJson(python.json)
  const reading = read.kind === 'json' ? atStart(readValue(read.value, next)) : undefined
  if (!python.isPythonAlone) return undefined
  if (!reading || 'kind' in reading) return reading ?? { kind: 'nothing known' }
  const leftOut = findingAt('left out', 'notUnderstood', python.others)
  return readOf([reading], [findingAt('recognised', 'python', ['1']), leftOut])
}

function refusalOf(text: string): ImportResult {
  return /^\s*[[{"]/.test(text) ? { kind: 'not json', error: findJsonError(text) } : { kind: 'nothing known' }
}

function isBehind(a: JsonError, b: JsonError | undefined): boolean {
  return b !== undefined && (a.line > b.line || (a.line === b.line && a.column > b.column))
}

/** Bytes that were read as a text have characters that no text has. */
function isBinary(text: string): boolean {
  const start = text.slice(0, BINARY_SAMPLE)
  const odd = start.match(NO_TEXT)?.length ?? 0
  return odd * 10 > start.length
}

/** Without the sequences that colour the output in a terminal. */
function withoutColours(text: string): string {
  return text.includes(ESCAPE) ? text.replaceAll(COLOUR, '') : text
}

function atStart(reading: ValueReading): ValueReading {
  if (!reading || 'kind' in reading) return reading
  return { ...reading, findings: atLine(reading.findings ?? [], 1) }
}

function toResult(reading: ValueReading, instead: ImportResult): ImportResult {
  return !reading || 'kind' in reading ? (reading ?? instead) : readOf([reading], [])
}

function readOf(contents: readonly Recognised[], more: readonly ImportFinding[]): ReadImport {
  const { notUnderstood, findings, steps, ...content } = joined(contents)
  const paired = pairSides(steps)
  const all = [
    ...findings,
    { kind: 'recognised' as const, code: 'paired' as const, values: [], count: paired.paired },
    ...more,
    findingAt('left out', 'notUnderstood', [...new Set(notUnderstood)]),
  ]
  return { kind: 'read', ...content, steps: paired.steps, findings: mergeFindings(all) }
}
