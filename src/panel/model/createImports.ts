import { batch, signal, type ReadonlySignal } from '@preact/signals'
import type { ImportPreview } from '../../core/import/previewImport.ts'
import type { Host } from '../host/host.ts'
import type { ImportReading, RequestedSource } from '../import-worker/importRequest.ts'
import type { Announcer } from './createAnnouncer.ts'
import type { Capture } from './createCapture.ts'
import type { Text } from './createText.ts'
import { joinResults, type ImportContent, type NamedResult } from './importContent.ts'
import { addedText, findingLines, isAddedWhole, refusalTexts, type FindingLine } from './importTexts.ts'
import type { TakenImport } from './takeImport.ts'

/** Imports of files and pasted texts: read, shown, and added only when the tester agrees. */
export interface Imports {
  /** What the dialog shows; undefined while it is closed. */
  pending: ReadonlySignal<PendingImport | undefined>
  /** How many imports were added. */
  added: ReadonlySignal<number>
  /** Asks for a text. */
  ask: () => void
  /** Reads the clipboard's text, or asks for a text where the clipboard refuses or has none. */
  paste: () => Promise<void>
  /** Reads a text; `name` is its file's. Resolves when it is read, refused or cancelled. */
  open: (text: string, name?: string) => Promise<void>
  /** The same for files; those that are too large are not read. */
  openFiles: (files: readonly ChosenFile[]) => Promise<void>
  /** Adds what was read. */
  add: () => void
  /** Ends the reading and closes the dialog; nothing is added. */
  cancel: () => void
}

/** A file as browsers provide it. */
export type ChosenFile = Blob & { name: string }

export type PendingImport =
  /** A text is asked for; after a refusal, `text` is the refused one, to be corrected. */
  | { kind: 'text'; text: string; refusal: string | undefined }
  /** `share` of the work is done, from 0 to 1; `name` is the file's. */
  | { kind: 'reading'; share: number; name: string | undefined }
  /** Nothing could be read; a sentence for each source gives the reason. */
  | { kind: 'refused'; refusals: readonly string[] }
  /** What was read, before it is added. */
  | { kind: 'read'; preview: ImportPreview; findings: readonly FindingLine[]; plan: TakenImport }

/** What was added. */
export type AddedImport = Pick<ImportContent, 'annotations' | 'scenarios'> & Pick<TakenImport, 'ids'>

export interface ImportsOptions {
  host: Host
  capture: Capture
  text: Text
  announcer: Announcer
  /** Receives each import after its exchanges were recorded. */
  onAdd: (added: AddedImport) => void
}

const MEBIBYTE = 1024 * 1024

/**
 * The largest file that is read, in bytes: half the size of Chromium's longest string, because the parsed result is held
 * too.
 */
export const MAX_FILE = 256 * MEBIBYTE

/** The longest text that can be corrected by hand, in characters: a browser's field slows down with more. */
const MAX_CORRECTED = 500_000

interface Opened extends Pick<RequestedSource, 'content' | 'name'> {
  /** In bytes; undefined for a text. */
  size?: number
}

/** Creates the model of imports. One at a time is pending: the next one replaces it. */
export function createImports(options: ImportsOptions): Imports {
  const { host, capture, text, announcer } = options
  const pending = signal<PendingImport>()
  const added = signal(0)
  let content: ImportContent | undefined
  let current = new AbortController()

  const show = (next: PendingImport | undefined): AbortSignal => {
    current.abort()
    current = new AbortController()
    content = undefined
    pending.value = next
    return current.signal
  }
  const read = async (opened: readonly Opened[], written?: string): Promise<void> => {
    const name = opened.length === 1 ? opened[0]?.name : undefined
    const signal = show({ kind: 'reading', share: 0, name })
    const onProgress = (share: number): void => {
      if (!signal.aborted) pending.value = { kind: 'reading', share, name }
    }
    const sources = opened.filter(isReadable).map(source => toSource(source, host))
    const request = { sources, known: capture.imports.exchanges() }
    const reading = sources.length === 0 ? NOTHING : await host.readImport(request, { signal, onProgress })
    if (signal.aborted) return
    const joined = joinResults(resultsOf(opened, reading))
    if (joined.isRefused) return void show(toRefused(refusalTexts(joined.refused, text, host.locale), written))
    const plan = capture.imports.plan(joined.steps)
    const preview = reading?.preview ?? NOTHING.preview
    show({ kind: 'read', preview, findings: findingLines(joined, plan, text, host.locale), plan })
    content = joined
  }
  const ask = (): void => void show({ kind: 'text', text: '', refusal: undefined })
  const open: Imports['open'] = (written, name) => read([{ content: written, name }], written)
  return {
    pending,
    added,
    ask,
    open,
    paste: async () => {
      const copied = await host.readClipboard()
      if (copied === undefined || copied.trim() === '') ask()
      else await open(copied)
    },
    openFiles: async files => {
      if (files.length > 0) await read(files.map(file => ({ content: file, name: file.name, size: file.size })))
    },
    add: () => {
      const whole = content
      if (!whole) return
      const taken = batch(() => {
        show(undefined)
        added.value += 1
        return takeContent(whole, options)
      })
      announcer.announce(addedText(whole, taken, text, host.locale), isAddedWhole(whole, taken) ? undefined : 'error')
    },
    cancel: () => void show(undefined),
  }
}

/** Records what was read, and passes the rest on. */
function takeContent(
  { steps, annotations, scenarios, selectedRows }: ImportContent,
  { capture, onAdd }: Pick<ImportsOptions, 'capture' | 'onAdd'>,
): TakenImport {
  const taken = capture.imports.take(steps, selectedRows)
  onAdd({ ids: taken.ids, annotations, scenarios })
  return taken
}

const NOTHING: ImportReading = { results: [], preview: { rows: [], allRows: 0, calls: [], allCalls: 0 } }

function isReadable({ size = 0 }: Opened): boolean {
  return size <= MAX_FILE
}

function toSource({ content, name }: Opened, { randomId, now }: Host): RequestedSource {
  return { content, name, id: randomId(), time: now() }
}

/** One result for each source, in their order. */
function resultsOf(opened: readonly Opened[], reading: ImportReading | undefined): NamedResult[] {
  const results = [...(reading?.results ?? [])]
  return opened.map(source => {
    const { name, size = 0 } = source
    if (!isReadable(source)) return { name, result: { kind: 'too large', size, limit: MAX_FILE } }
    return { name, result: results.shift() ?? { kind: 'failed' } }
  })
}

/** A pasted text can be corrected; a file cannot. */
function toRefused(refusals: readonly string[], written: string | undefined): PendingImport {
  const canCorrect = written !== undefined && written.length <= MAX_CORRECTED
  return canCorrect ? { kind: 'text', text: written, refusal: refusals[0] } : { kind: 'refused', refusals }
}
