import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { toCsv } from '../../core/toCsv.ts'
import type { Host } from '../host/host.ts'
import { ALL_CAPTURED, paritySides, type ParitySide } from './paritySides.ts'
import type { Announcer } from './createAnnouncer.ts'
import type { Capture } from './createCapture.ts'
import type { Text } from './createText.ts'
import { toResult, type ParityResult } from './parityResult.ts'
import { parityMarkdown, parityTable } from './parityReport.ts'

/** The comparison of two ledgers that the tester chooses. */
export interface Comparison {
  isOpen: Signal<boolean>
  /** The two of the tester's sends that are compared; undefined while none are. */
  sends: Signal<readonly [ParsedExchange, ParsedExchange] | undefined>
  sides: ReadonlySignal<readonly ParitySide[]>
  /** Undefined while there is nothing to compare with. */
  before: ReadonlySignal<ParitySide | undefined>
  after: ReadonlySignal<ParitySide | undefined>
  /** Chooses a side by its id; undefined for the default: the newest file before, and the newest load after. */
  chooseBefore: (id: string | undefined) => void
  chooseAfter: (id: string | undefined) => void
  differencesOnly: Signal<boolean>
  /** Undefined while there is nothing to compare with. */
  result: ReadonlySignal<ParityResult | undefined>
  /** The lines shown as Markdown, without credentials. */
  markdown: () => string
  /** Saves the lines shown as CSV, without credentials. */
  saveCsv: () => void
}

export interface ComparisonOptions {
  host: Pick<Host, 'now' | 'saveFile'>
  capture: Pick<Capture, 'calls' | 'rows' | 'documents'>
  text: Text
  announcer: Announcer
}

/** UTF-8 that spreadsheets recognise as such. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Creates the comparison; nothing is computed until it is shown. */
export function createComparison({ host, capture, text, announcer }: ComparisonOptions): Comparison {
  const [chosenBefore, chosenAfter] = [signal<string>(), signal<string>()]
  const differencesOnly = signal(false)
  const sides = computed(() =>
    paritySides({ calls: capture.calls.value, rows: capture.rows.value, documents: capture.documents.value }),
  )
  const sideOf = (id: string | undefined): ParitySide | undefined => sides.value.find(side => side.id === id)
  const after = computed(() => sideOf(chosenAfter.value) ?? newest(sides.value))
  const before = computed(() => sideOf(chosenBefore.value) ?? earlier(sides.value, after.value))
  const result = computed(
    () => before.value && after.value && toResult(before.value, after.value, differencesOnly.value),
  )
  return {
    sends: signal<Comparison['sends']['value']>(undefined),
    isOpen: signal(false),
    sides,
    before,
    after,
    chooseBefore: id => (chosenBefore.value = id),
    chooseAfter: id => (chosenAfter.value = id),
    differencesOnly,
    result,
    markdown: () => (result.value ? parityMarkdown(result.value, text) : ''),
    saveCsv: () => {
      if (!result.value) return
      const moment = new Date(host.now()).toISOString().slice(0, 19).replaceAll(':', '-')
      const csv = BYTE_ORDER_MARK + toCsv(parityTable(result.value.shown, text))
      host.saveFile(`mbox-inspector-parity-${moment}.csv`, csv, 'text/csv')
      announcer.announce(text.count('paritySaved', result.value.shown.length))
    },
  }
}

/** The newest load of the page, else everything that was captured. */
function newest(sides: readonly ParitySide[]): ParitySide | undefined {
  return sides.find(({ kind }) => kind === 'load') ?? sides.find(({ id }) => id === ALL_CAPTURED)
}

/** The newest file, else the load before. */
function earlier(sides: readonly ParitySide[], after: ParitySide | undefined): ParitySide | undefined {
  const others = sides.filter(side => side !== after)
  return others.find(({ kind }) => kind === 'file') ?? others.find(({ kind }) => kind === 'load')
}
