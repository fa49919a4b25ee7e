import { readImport, type Inflate } from '../../core/import/readImport.ts'
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
  return { results, preview: previewImport(results.flatMap(stepsOf), known) }
}

async function readSource(
  { content, ...options }: RequestedSource,
  inflate: Inflate,
  onShare: (share: number) => void,
): Promise<SourceResult> {
  onShare(0)
  const text = typeof content === 'string' ? content : await textOf(content)
  if (text === undefined) return { kind: 'unreadable' }
  onShare(SHARE_OF_TEXT)
  const onProgress = (share: number): void => onShare(SHARE_OF_TEXT + (1 - SHARE_OF_TEXT) * share)
  return readImport({ text, name: options.name }, { ...options, inflate, onProgress })
}

/** Beyond the longest text that an engine holds a browser reads nothing, or fails. */
async function textOf(file: Blob): Promise<string | undefined> {
  const text = await file.text().catch(() => undefined)
  return text === '' && file.size > 0 ? undefined : text
}

/** What can never be kept does not leave the worker. */
function withinBounds(result: SourceResult): SourceResult {
  return result.kind === 'read' ? { ...result, steps: firstExchanges(result.steps) } : result
}

function stepsOf(result: SourceResult): readonly ObservedStep[] {
  return result.kind === 'read' ? result.steps : []
}
