import type { Annotation } from '../../core/annotation/annotation.ts'
import { mergeFindings, type ImportFinding } from '../../core/import/finding.ts'
import type { ObservedStep } from '../../core/ledger/journal.ts'
import type { Scenario } from '../../core/scenario/scenario.ts'
import type { SourceResult } from '../import-worker/importRequest.ts'

/** Why nothing of a source is imported. */
export type SourceRefusal =
  | Exclude<SourceResult, { kind: 'read' }>
  /** A file that is not read, its size and the limit in bytes. */
  | { kind: 'too large'; size: number; limit: number }
  /** The reading itself failed. */
  | { kind: 'failed' }

/** The result of a source, and the name of its file. */
export interface NamedResult {
  name: string | undefined
  result: Extract<SourceResult, { kind: 'read' }> | SourceRefusal
}

/** A refused source, and the name of its file where there are several sources. */
export interface RefusedSource {
  name: string | undefined
  refusal: SourceRefusal
}

/** What all sources of an import hold together. */
export interface ImportContent {
  steps: readonly ObservedStep[]
  /** How many exchanges could not be read. */
  unreadable: number
  /** How many requests were added around notifications without one. */
  requestsAdded: number
  findings: readonly ImportFinding[]
  annotations: readonly Annotation[]
  scenarios: readonly Scenario[]
  /** The ids of the rows that files were exported for, where they have a selection. */
  selectedRows: readonly string[]
  refused: readonly RefusedSource[]
  /** Whether every source was refused. */
  isRefused: boolean
}

/** Puts the results of the sources of one import together. */
export function joinResults(all: readonly NamedResult[]): ImportContent {
  const read = all.flatMap(({ result }) => (result.kind === 'read' ? [result] : []))
  return {
    steps: read.flatMap(({ steps }) => steps),
    unreadable: read.reduce((sum, { unreadable }) => sum + unreadable, 0),
    requestsAdded: read.reduce((sum, { requestsAdded }) => sum + requestsAdded, 0),
    findings: mergeFindings(read.flatMap(({ findings }) => findings)),
    annotations: read.flatMap(({ annotations }) => annotations),
    scenarios: read.flatMap(({ scenarios }) => scenarios),
    selectedRows: read.flatMap(({ selectedRows }) => selectedRows),
    refused: all.flatMap(({ name, result }) =>
      result.kind === 'read' ? [] : [{ name: all.length > 1 ? name : undefined, refusal: result }],
    ),
    isRefused: read.length === 0,
  }
}
