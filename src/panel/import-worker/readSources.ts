import { decodeBytes } from '../../core/import/decodeBytes.ts'
import type { Inflate } from '../../core/import/importing.ts'
import { readImport } from '../../core/import/readImport.ts'
import { previewImport } from '../../core/import/previewImport.ts'
import { firstExchanges } from '../../core/ledger/importBounds.ts'
import type { ObservedStep } from '../../core/ledger/journal.ts'
import { createInflate } from './inflate.ts'
import type { ImportReading, ImportRequest, RequestedSource, SourceResult } from './importRequest.ts'

/** Most bytes that a compressed part may have when it is decompressed. */
const MAX_INFLATED = 256 * 1024 * 1024

/** How much of the work it is to get a source's text, the rest being to read it. */
const SHARE_OF_TEXT = 0.3

/** Reads sources one after another. It has no side effects, so that it can be ended at any time. */
export async function readSources(
  { sources, known }: ImportRequest,
  onProgress: (share: number) => void = () => {},
): Promise<ImportReading> {
  const inflate = createInflate(MAX_INFLATED)
  const results: SourceResult[] = []
  for (const [index, source] of sources.entries()) {
    const onShare = (share: number): void => onProgress((index + share) / sources.length)
    results.push(withinBounds(await readSource(source, inflate, onShare)))
  }
  return { results, preview: previewImport(results.flatMap(stepsOf), known, results.flatMap(selectedRowsOf)) }
}

async function readSource(
  { content, ...options }: RequestedSource,
  inflate: Inflate,
  onShare: (share: number) => void,
): Promise<SourceResult> {
  onShare(0)
  const file =
    typeof content === 'string' ? { kind: 'text' as const, text: content } : await decodeFile(content, inflate)
  if (file.kind !== 'text') return file
  onShare(SHARE_OF_TEXT)
  const onProgress = (share: number): void => onShare(SHARE_OF_TEXT + (1 - SHARE_OF_TEXT) * share)
  return readImport({ text: file.text, name: options.name }, { ...options, inflate, onProgress })
}

type UndecodedFile = Extract<SourceResult, { kind: 'unreadable' | 'binary' | 'archive' | 'damaged file' }>

/** The text of a file. A browser that cannot read a file fails, or gives nothing. */
async function decodeFile(file: Blob, inflate: Inflate): Promise<{ kind: 'text'; text: string } | UndecodedFile> {
  const bytes = await file.arrayBuffer().catch(() => undefined)
  if (bytes === undefined || (bytes.byteLength === 0 && file.size > 0)) return { kind: 'unreadable' }
  const decoded = await decodeBytes(new Uint8Array(bytes), inflate)
  return decoded.kind === 'damaged' ? { kind: 'damaged file' } : decoded
}

/** What can never be kept does not leave the worker. */
function withinBounds(result: SourceResult): SourceResult {
  return result.kind === 'read' ? { ...result, steps: firstExchanges(result.steps) } : result
}

function selectedRowsOf(result: SourceResult): readonly string[] {
  return result.kind === 'read' ? result.selectedRows : []
}

function stepsOf(result: SourceResult): readonly ObservedStep[] {
  return result.kind === 'read' ? result.steps : []
}
