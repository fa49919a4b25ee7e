import type { Annotation } from '../annotation/annotation.ts'
import { parseJson } from '../json/json.ts'
import { findJsonError, type JsonError } from '../json/jsonError.ts'
import type { ObservedStep } from '../ledger/journal.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { findingAt, mergeFindings, type ImportFinding } from './finding.ts'
import { createNext, type ImportOptions, type ImportRefusal, type NextOf, type Recognised } from './importing.ts'
import { readPython } from './pythonLiteral.ts'
import { joined, readValue, type ValueReading } from './readValue.ts'

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
}

/** Decompresses bytes; undefined if they are not of that format, or if the platform cannot. */
export type Inflate = (bytes: Uint8Array, format: 'gzip' | 'deflate' | 'brotli') => Promise<Uint8Array | undefined>

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
export function readImport({ text, name }: ImportSource, options: ReadOptions): Promise<ImportResult> {
  return Promise.resolve(readImportText(text, { ...options, name: name ?? options.name }))
}

/** {@link readImport} without what only the platform can do: compressed contents stay compressed. */
export function readImportText(text: string, options: ReadOptions): ImportResult {
  if (text.trim() === '') return { kind: 'empty' }
  const next = createNext(options)
  const parsed = parseJson(text)
  if (parsed.kind === 'json') return toResult(readValue(parsed.value, next), { kind: 'nothing known' })
  return readPythonText(text, next)
}

function readPythonText(text: string, next: NextOf): ImportResult {
  const error = findJsonError(text)
  const python = readPython(text)
  if (python.kind === 'not python') {
    const isPython = python.isPythonAlone && isBehind(python.error, error)
    return isPython ? { kind: 'not python', error: python.error } : { kind: 'not json', error }
  }
  const read = parseJson(python.json)
  const instead = python.isPythonAlone ? { kind: 'nothing known' as const } : { kind: 'not json' as const, error }
  if (read.kind === 'not json') return instead
  const reading = readValue(read.value, next)
  if (!reading || 'kind' in reading) return reading ?? instead
  return toResult({ ...reading, notUnderstood: [...(reading.notUnderstood ?? []), ...python.others] }, instead)
}

function isBehind(a: JsonError, b: JsonError | undefined): boolean {
  return b !== undefined && (a.line > b.line || (a.line === b.line && a.column > b.column))
}

function toResult(reading: ValueReading, instead: ImportResult): ImportResult {
  if (!reading || 'kind' in reading) return reading ?? instead
  return readOf([reading])
}

function readOf(read: readonly Recognised[]): ReadImport {
  const { notUnderstood, findings, ...content } = joined(read)
  const leftOut = findingAt('left out', 'notUnderstood', [...new Set(notUnderstood)])
  return { kind: 'read', ...content, findings: mergeFindings([...findings, leftOut]) }
}
