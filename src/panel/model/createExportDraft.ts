import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { ExportContent } from '../../core/export/exportContent.ts'
import { EXPORT_FORMATS, type ExportFormat } from '../../core/export/formats.ts'
import { selectContent } from '../../core/export/selectContent.ts'
import { maskContent } from '../../core/masking/maskContent.ts'
import { MASKED_BY_DEFAULT, type MaskedValue, type MaskOptions } from '../../core/masking/maskOptions.ts'
import { MASKED_KINDS, type MaskedKind } from '../../core/masking/maskedKind.ts'
import { utf8Length } from '../../core/utf8Length.ts'
import type { ExportRequest } from './createExport.ts'
import type { Panel } from './createPanel.ts'
import { exportTexts } from './exportTexts.ts'

/** The choices of the dialog *Export*, and what they result in. */
export interface ExportDraft {
  format: Signal<ExportFormat['name']>
  what: Signal<'selection' | 'everything'>
  masking: Signal<MaskOptions>
  /** Undefined while it is being written. */
  written: ReadonlySignal<WrittenExport | undefined>
  /** What was thrown while it was written. */
  failure: ReadonlySignal<Error | undefined>
  save: () => void
  /** Resolves to false when the clipboard refuses. */
  copy: () => Promise<boolean>
}

/** The text that leaves, and what is in it. */
export interface WrittenExport {
  text: string
  /** In bytes of UTF-8. */
  size: number
  format: ExportFormat
  rows: number
  calls: number
  masked: readonly MaskedValue[]
  /** Calls that the format has no place for. */
  leftOut: number
}

export type ExportPanel = Pick<
  Panel,
  'host' | 'capture' | 'annotations' | 'scenarios' | 'text' | 'dialects' | 'callNumber' | 'copy' | 'announce'
>

/** Creates the draft of an export; it is written again, in a separate task, after each change of a choice. */
export function createExportDraft(panel: ExportPanel, request: ExportRequest, ending: AbortSignal): ExportDraft {
  const { host, text } = panel
  const format = signal(request.format)
  const what = signal<'selection' | 'everything'>(
    request.isOfSelection && request.selection ? 'selection' : 'everything',
  )
  const masking = signal<MaskOptions>(MASKED_BY_DEFAULT)
  const pageUrl = signal<string>()
  void host.page().then(page => (pageUrl.value = page?.url))
  const all = everything(panel, pageUrl.peek())
  const content = computed(() => {
    const environment = { ...all.environment, pageUrl: pageUrl.value }
    const { selection } = request
    const chosen = what.value === 'selection' && selection ? selectContent(all, selection, panel.dialects) : all
    return { ...chosen, environment }
  })
  const masked = computed(() => maskContent(content.value, masking.value, panel.dialects))
  const [written, failure] = [signal<WrittenExport>(), signal<Error>()]
  const write = (): void => {
    const chosen = formatOf(format.peek())
    const onlyIds = what.peek() === 'selection' ? request.selection?.callIds : undefined
    written.value = writeExport(chosen, { ...masked.peek(), kinds: kindsOf(masking.peek()), onlyIds }, panel)
  }
  const stop = effect(() => {
    // Each of these is a choice that the text depends on.
    void [format.value, what.value, masking.value, pageUrl.value]
    written.value = undefined
    const timer = setTimeout(() => {
      try {
        write()
      } catch (error) {
        failure.value = error instanceof Error ? error : new Error(String(error))
      }
    })
    return () => clearTimeout(timer)
  })
  ending.addEventListener('abort', stop)
  return {
    format,
    what,
    masking,
    written,
    failure,
    save: () => {
      if (!written.value) return
      const { format, rows, calls } = written.value
      const { extension, type, holds } = format
      const moment = new Date(host.now()).toISOString().slice(0, 19).replaceAll(':', '-')
      host.saveFile(`mbox-inspector-${moment}.${extension}`, written.value.text, type)
      panel.announce(holds.includes('calls') ? text.count('exported', calls) : text.count('exportedRows', rows))
    },
    copy: () => panel.copy(text.t(`exportFormat_${format.value}`), written.value?.text ?? ''),
  }
}

function formatOf(name: ExportFormat['name']): ExportFormat {
  const found = EXPORT_FORMATS.find(format => format.name === name)
  if (!found) throw new Error(`no format ${name}`)
  return found
}

function kindsOf(options: MaskOptions): MaskedKind[] {
  return MASKED_KINDS.filter(kind => options[kind])
}

/** Everything that is listed. */
function everything(
  { capture, host, annotations, scenarios }: ExportPanel,
  pageUrl: string | undefined,
): ExportContent {
  const isPartial = !capture.isWhole.value
  return {
    exchanges: capture.calls.value.map(({ exchange }) => (isPartial ? { ...exchange, isPartial } : exchange)),
    events: capture.events.value,
    rows: capture.rows.value,
    annotations: annotations.all.value,
    scenarios: scenarios.all.value,
    environment: { version: host.version, userAgent: host.userAgent, pageUrl, time: host.now() },
    isPartial,
  }
}

interface ToWrite {
  content: ExportContent
  masked: readonly MaskedValue[]
  kinds: readonly MaskedKind[]
  /** The selected calls; further ones are only there for the verdicts of rows. */
  onlyIds: ReadonlySet<string> | undefined
}

function writeExport(
  format: ExportFormat,
  { content, masked, kinds, onlyIds }: ToWrite,
  panel: ExportPanel,
): WrittenExport {
  const isOfCalls = format.name === 'har' && onlyIds !== undefined && onlyIds.size > 0
  const exchanges = isOfCalls ? content.exchanges.filter(({ id }) => onlyIds.has(id)) : content.exchanges
  const written = format.write({ ...content, exchanges }, exportTexts(panel), kinds)
  const leftOut = format.name === 'har' ? exchanges.filter(({ request }) => !request?.url).length : 0
  return {
    text: written,
    format,
    size: utf8Length(written),
    rows: content.rows.length,
    calls: exchanges.length - leftOut,
    masked,
    leftOut,
  }
}
