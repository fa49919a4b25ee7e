import type { ImportPreview } from '../../core/import/previewImport.ts'
import type { ImportResult } from '../../core/import/readImport.ts'
import type { ImportOptions } from '../../core/import/importing.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'

/** A pasted text or a file, and the owner of its exchanges. */
export interface RequestedSource extends ImportOptions {
  content: string | Blob
}

/** What the worker is asked for; everything in it can be cloned. */
export interface ImportRequest {
  sources: readonly RequestedSource[]
  /** The exchanges that came in files before or were sent for them: verdicts of the preview depend on them. */
  known: readonly Exchange[]
}

/** The result of one source. */
export type SourceResult =
  | ImportResult
  /** The browser cannot read the file. */
  | { kind: 'unreadable' }
  /** A compressed file that is damaged, or too large when it is decompressed. */
  | { kind: 'damaged file' }
  | { kind: 'archive' }

/** What the sources hold, one result for each, and what the ledger would list of all of them together. */
export interface ImportReading {
  results: readonly SourceResult[]
  preview: ImportPreview
}

/** What the worker reports: the read share, from 0 to 1, and at the end the result, or that it failed. */
export type ImportNews =
  | { kind: 'progress'; share: number }
  | { kind: 'done'; reading: ImportReading }
  | { kind: 'failed' }
