import { signal, type ReadonlySignal } from '@preact/signals'
import type { ExportFormat } from '../../core/export/formats.ts'
import type { Selection } from '../../core/export/selectContent.ts'

/** What the dialog *Export* begins with. */
export interface ExportRequest {
  /** The selected rows or calls; undefined if nothing is selected. */
  selection: Selection | undefined
  /** Whether the selection is meant, and not everything. */
  isOfSelection: boolean
  format: ExportFormat['name']
}

/** The one step before anything leaves the panel. */
export interface Export {
  /** Undefined while the dialog is closed. */
  asked: ReadonlySignal<ExportRequest | undefined>
  /** Opens the dialog. */
  open: (request: ExportRequest) => void
  close: () => void
}

/** Creates the state of the dialog; what it needs to write files is loaded as it opens. */
export function createExport(): Export {
  const asked = signal<ExportRequest>()
  return {
    asked,
    open: request => (asked.value = request),
    close: () => (asked.value = undefined),
  }
}
