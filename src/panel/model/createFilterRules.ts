import type { ReadonlySignal } from '@preact/signals'
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
import type { PageLoads } from '../../core/session/pageLoads.ts'
import { callFields, sentFields } from './callFields.ts'
import type { SendHistory } from './createSendHistory.ts'
import type { Text } from './createText.ts'

/** What the texts of one view's filter mean. */
export interface FilterRules<Item> {
  /** Whether an item passes. */
  rule: (text: string) => (item: Item) => boolean
  /** What is doubtful in it. */
  hints: (text: string) => readonly FilterHint[]
  /** Completes what is before the caret; `isAsked` offers names before anything is typed. */
  complete: (text: string, caret: number, isAsked: boolean) => FilterCompletions | undefined
  /** The first value that an item has in a field; undefined without one, or without the field. */
  valueOf: (key: string, item: Item) => string | undefined
  /** The text that filters by a value of a field, too; a field that the view lacks changes nothing. */
  add: (text: string, wanted: WantedValue) => string
  toggle: (text: string, wanted: Omit<WantedValue, 'excluded'>) => string
  /** The known values of a field that are asked for. */
  named: (text: string, key: string) => string[]
}

/** The rules of the views that are grids. */
export interface AllFilterRules {
  ledger: FilterRules<Row>
  calls: FilterRules<ParsedExchange>
  sent: FilterRules<ParsedExchange>
}

export interface FilterRulesOptions extends Pick<SendHistory, 'sentAs'> {
  capture: {
    rows: ReadonlySignal<readonly Row[]>
    calls: ReadonlySignal<readonly ParsedExchange[]>
    sent: ReadonlySignal<readonly ParsedExchange[]>
  }
  loads: ReadonlySignal<PageLoads>
  text: Text
}

/** Creates the rules of all views. */
export function createFilterRules({ capture, loads, text, sentAs }: FilterRulesOptions): AllFilterRules {
  const ofCalls = { text, loadOf: (read: ParsedExchange) => loads.value.ofCall(read), sentAs }
  return {
    ledger: rulesOf(
      capture.rows,
      ledgerFields(documentId => loads.value.ofDocument(documentId)),
    ),
    calls: rulesOf(capture.calls, callFields(ofCalls)),
    sent: rulesOf(capture.sent, sentFields(ofCalls)),
  }
}

function rulesOf<Item>(all: ReadonlySignal<readonly Item[]>, fields: ItemFields<Item>): FilterRules<Item> {
  const names = fields.fields
  const countsOf = createCounts(all, fields)
  return {
    rule: text => createFilter(text, fields),
    hints: text => findHints(text, names),
    complete: (text, caret, isAsked) => completeTerms(text, { caret, isAsked, fields: names, valuesOf: countsOf }),
    valueOf: (key, item) => {
      const field = names.find(({ name }) => name === key)
      return field?.valuesOf(item).find(value => value !== '')
    },
    add: (text, wanted) => addValue(text, wanted, names),
    toggle: (text, wanted) => toggleValue(text, wanted, names),
    named: (text, key) => namedValues(text, key, names),
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
