import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import {
  completeTerms,
  countValues,
  type FilterCompletions,
  type CountedValue,
} from '../../core/filter/completeTerms.ts'
import { addValue, namedValues, toggleValue, type WantedValue } from '../../core/filter/editTerms.ts'
import type { ItemField, ItemFields } from '../../core/filter/itemFields.ts'
import { findHints, type FilterHint } from '../../core/filter/findHints.ts'
import { createFilter } from '../../core/filter/matchTerms.ts'
import { printTerms } from '../../core/filter/printTerms.ts'
import type { FilterTerm } from '../../core/filter/terms.ts'
import { ledgerFields } from '../../core/ledger/filter.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { Mark } from '../../core/ledger/status.ts'
import type { PageLoads } from '../../core/session/pageLoads.ts'
import { callFields, sentFields } from './callFields.ts'
import type { Capture } from './createCapture.ts'
import type { GridView } from './createChoices.ts'
import type { Memory } from './createMemory.ts'
import type { SendHistory } from './createSendHistory.ts'
import type { Text } from './createText.ts'

/** The filter of one view. */
export interface ViewFilter<Item> {
  /** As typed; remembered for the next panel. */
  text: Signal<string>
  all: ReadonlySignal<readonly Item[]>
  /** The items that pass it. */
  shown: ReadonlySignal<readonly Item[]>
  /** What is doubtful in it. */
  hints: ReadonlySignal<readonly FilterHint[]>
  /** Completes what is before the caret; `isAsked` offers names before anything is typed. */
  complete: (caret: number, isAsked: boolean) => FilterCompletions | undefined
  /** The first value that an item has in a field; undefined without one, or without the field. */
  valueOf: (key: string, item: Item) => string | undefined
  /** Filters by a value of a field, too; a field that the view lacks changes nothing. */
  add: (wanted: WantedValue) => void
  toggle: (wanted: Omit<WantedValue, 'excluded'>) => void
}

export interface Filters {
  ledger: ViewFilter<Row>
  calls: ViewFilter<ParsedExchange>
  sent: ViewFilter<ParsedExchange>
  /** Filters a view by a value: shows only the items with it, or hides them. */
  add: (view: GridView, wanted: WantedValue) => void
  /** The statuses that the ledger's filter asks for. */
  statuses: ReadonlySignal<readonly string[]>
  toggleStatus: (status: Mark) => void
}

interface FiltersOptions extends Pick<SendHistory, 'sentAs'> {
  capture: Pick<Capture, 'rows' | 'calls' | 'sent'>
  loads: ReadonlySignal<PageLoads>
  memory: Pick<Memory, 'remembered' | 'remember'>
  text: Text
}

/** Creates the filters of the views that are grids. */
export function createFilters({ capture, loads, memory, text, sentAs }: FiltersOptions): Filters {
  const ofCalls = { text, loadOf: (read: ParsedExchange) => loads.value.ofCall(read), sentAs }
  const ofRows = ledgerFields(documentId => loads.value.ofDocument(documentId))
  const filters = {
    ledger: createViewFilter(capture.rows, ofRows, rememberedText(memory, 'ledger')),
    calls: createViewFilter(capture.calls, callFields(ofCalls), rememberedText(memory, 'calls')),
    sent: createViewFilter(capture.sent, sentFields(ofCalls), rememberedText(memory, 'sent')),
  }
  return {
    ...filters,
    add: (view, wanted) => filters[view].add(wanted),
    statuses: computed(() => namedValues(filters.ledger.text.value, 'status', ofRows.fields)),
    toggleStatus: status => filters.ledger.toggle({ key: 'status', value: status }),
  }
}

function rememberedText({ remembered, remember }: FiltersOptions['memory'], view: GridView): Signal<string> {
  const name = `filter of ${view}`
  const text = signal(remembered(name) ?? '')
  let kept = text.peek()
  text.subscribe(typed => {
    if (typed !== kept) remember(name, (kept = typed))
  })
  return text
}

function createViewFilter<Item>(
  all: ReadonlySignal<readonly Item[]>,
  fields: ItemFields<Item>,
  text: Signal<string>,
): ViewFilter<Item> {
  const names = fields.fields
  const passes = computed(() => createFilter(text.value, fields))
  const countsOf = createCounts(all, fields)
  return {
    text,
    all,
    shown: computed(() => (text.value.trim() === '' ? all.value : all.value.filter(passes.value))),
    hints: computed(() => findHints(text.value, names)),
    complete: (caret, isAsked) => completeTerms(text.value, { caret, isAsked, fields: names, valuesOf: countsOf }),
    valueOf: (key, item) => {
      const field = names.find(({ name }) => name === key)
      return field?.valuesOf(item).find(value => value !== '')
    },
    add: wanted => void (text.value = addValue(text.value, wanted, names)),
    toggle: wanted => void (text.value = toggleValue(text.value, wanted, names)),
  }
}

/** Counts a field's values, again only when the items or the other terms have changed: not at each key. */
function createCounts<Item>(all: ReadonlySignal<readonly Item[]>, fields: ItemFields<Item>) {
  let key = ''
  let items: readonly Item[] = []
  let counted: readonly CountedValue[] = []
  return (field: ItemField<Item>, others: readonly FilterTerm[]): readonly CountedValue[] => {
    const wanted = `${field.name} ${printTerms(others)}`
    if (wanted === key && items === all.value) return counted
    key = wanted
    items = all.value
    counted = countValues(items, { field, others, fields })
    return counted
  }
}
