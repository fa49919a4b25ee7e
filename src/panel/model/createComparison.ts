import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { ALL_CAPTURED, paritySides, type ParitySide } from './paritySides.ts'
import type { Capture } from './createCapture.ts'

/** Which two ledgers the tester compares; `compareSides` compares them. */
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
}

/** Creates the choice of what is compared; nothing is computed until it is shown. */
export function createComparison(capture: Pick<Capture, 'calls' | 'rows' | 'documents'>): Comparison {
  const [chosenBefore, chosenAfter] = [signal<string>(), signal<string>()]
  const sides = computed(() =>
    paritySides({ calls: capture.calls.value, rows: capture.rows.value, documents: capture.documents.value }),
  )
  const sideOf = (id: string | undefined): ParitySide | undefined => sides.value.find(side => side.id === id)
  const after = computed(() => sideOf(chosenAfter.value) ?? newest(sides.value))
  const before = computed(() => sideOf(chosenBefore.value) ?? earlier(sides.value, after.value))
  return {
    sends: signal<Comparison['sends']['value']>(undefined),
    isOpen: signal(false),
    sides,
    before,
    after,
    chooseBefore: id => (chosenBefore.value = id),
    chooseAfter: id => (chosenAfter.value = id),
    differencesOnly: signal(false),
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
