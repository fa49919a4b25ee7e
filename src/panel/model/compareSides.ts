import { computed, type ReadonlySignal } from '@preact/signals'
import { toCsv } from '../../core/toCsv.ts'
import type { Comparison } from './createComparison.ts'
import type { Panel } from './createPanel.ts'
import { parityMarkdown, parityTable } from './parityReport.ts'
import { toResult, type ParityResult } from './parityResult.ts'

/** How two ledgers differ, and its copies. */
export interface ComparedSides {
  /** Undefined while there is nothing to compare with. */
  result: ReadonlySignal<ParityResult | undefined>
  /** The lines shown as Markdown, without credentials. */
  markdown: () => string
  /** Saves the lines shown as CSV, without credentials. */
  saveCsv: () => void
}

interface ComparedOptions extends Pick<Panel, 'text' | 'announce'> {
  comparison: Pick<Comparison, 'before' | 'after' | 'differencesOnly'>
  host: Pick<Panel['host'], 'now' | 'saveFile'>
}

/** UTF-8 that spreadsheets recognise as such. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Compares the two ledgers that the tester chose. Only what the dialog loads imports it. */
export function compareSides({ comparison, host, text, announce }: ComparedOptions): ComparedSides {
  const { before, after, differencesOnly } = comparison
  const result = computed(
    () => before.value && after.value && toResult(before.value, after.value, differencesOnly.value),
  )
  return {
    result,
    markdown: () => (result.value ? parityMarkdown(result.value, text) : ''),
    saveCsv: () => {
      if (!result.value) return
      const moment = new Date(host.now()).toISOString().slice(0, 19).replaceAll(':', '-')
      const csv = BYTE_ORDER_MARK + toCsv(parityTable(result.value.shown, text))
      host.saveFile(`mbox-inspector-parity-${moment}.csv`, csv, 'text/csv')
      announce(text.count('paritySaved', result.value.shown.length))
    },
  }
}
