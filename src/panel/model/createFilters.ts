import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { FilterCompletions } from '../../core/filter/completeTerms.ts'
import type { WantedValue } from '../../core/filter/editTerms.ts'
import type { FilterHint } from '../../core/filter/findHints.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { Mark } from '../../core/ledger/status.ts'
import type { GridView } from './createChoices.ts'
import type { AllFilterRules, FilterRules, FilterRulesOptions } from './createFilterRules.ts'
import type { Memory } from './createMemory.ts'
import { late } from './late.ts'
import { lateModel, type LateModel } from './lateModel.ts'

/** The filter of one view. */
export interface ViewFilter<Item> {
  /** As typed; remembered for the next panel. */
  text: Signal<string>
  all: ReadonlySignal<readonly Item[]>
  /** The items that pass it; all until its rules are loaded. */
  shown: ReadonlySignal<readonly Item[]>
  /** What is doubtful in it. */
  hints: ReadonlySignal<readonly FilterHint[]>
  /** Runs once the rules are loaded: at once if they are. */
  whenLoaded: (run: () => void) => void
  /** Completes what is before the caret; `isAsked` offers names before anything is typed. */
  complete: (caret: number, isAsked: boolean) => FilterCompletions | undefined
  /** The first value that an item has in a field; undefined without one, or without the field. */
  valueOf: (key: string, item: Item) => string | undefined
  /** Filters by a value of a field, too; a field that the view lacks changes nothing. */
  add: (wanted: WantedValue) => void
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

interface FiltersOptions extends FilterRulesOptions {
  memory: Pick<Memory, 'remembered' | 'remember'>
  /** The rules could not be loaded. */
  onMissing: () => void
}

/** What a filter's text means: the language, and the fields of each view. */
export const FILTER_RULES = late(async () => (await import('./createFilterRules.ts')).createFilterRules)

/** Creates the filters of the views that are grids. Their rules are loaded once there is a text. */
export function createFilters({ memory, onMissing, ...options }: FiltersOptions): Filters {
  const rules = lateModel(FILTER_RULES, options, onMissing)
  const { rows, calls, sent } = options.capture
  const create = <View extends GridView>(view: View): [Signal<string>, LateRules<AllFilterRules[View]>] => [
    rememberedText(memory, view),
    { now: () => rules.now()?.[view], use: run => rules.use(all => run(all[view])) },
  ]
  const filters = {
    ledger: createViewFilter(rows, ...create('ledger')),
    calls: createViewFilter(calls, ...create('calls')),
    sent: createViewFilter(sent, ...create('sent')),
  }
  const { text } = filters.ledger
  // What is typed has its effect once the rules are there.
  const onText = (typed: string): void => {
    if (typed.trim() !== '') rules.use(() => {})
  }
  Object.values(filters).forEach(({ text }) => text.subscribe(onText))
  return {
    ...filters,
    add: (view, wanted) => filters[view].add(wanted),
    statuses: computed(() => (isEmpty(text) ? [] : (rules.now()?.ledger.named(text.value, 'status') ?? []))),
    toggleStatus: status =>
      rules.use(({ ledger: { toggle } }) => {
        text.value = toggle(text.peek(), { key: 'status', value: status })
      }),
  }
}

/** The rules of one view. */
type LateRules<Rules> = Pick<LateModel<Rules>, 'now' | 'use'>

function createViewFilter<Item>(
  all: ReadonlySignal<readonly Item[]>,
  text: Signal<string>,
  { now, use }: LateRules<FilterRules<Item>>,
): ViewFilter<Item> {
  const passes = computed(() => (isEmpty(text) ? undefined : now()?.rule(text.value)))
  return {
    text,
    all,
    shown: computed(() => {
      const rule = passes.value
      return rule ? all.value.filter(rule) : all.value
    }),
    hints: computed(() => (isEmpty(text) ? NO_HINTS : (now()?.hints(text.value) ?? NO_HINTS))),
    whenLoaded: run => use(() => run()),
    complete: (caret, isAsked) => now()?.complete(text.peek(), caret, isAsked),
    valueOf: (key, item) => now()?.valueOf(key, item),
    add: wanted => use(({ add }) => void (text.value = add(text.peek(), wanted))),
  }
}

const NO_HINTS: readonly FilterHint[] = []

function rememberedText({ remembered, remember }: FiltersOptions['memory'], view: GridView): Signal<string> {
  const name = `filter of ${view}`
  const text = signal(remembered(name) ?? '')
  let kept = text.peek()
  text.subscribe(typed => {
    if (typed !== kept) remember(name, (kept = typed))
  })
  return text
}

function isEmpty(text: ReadonlySignal<string>): boolean {
  return text.value.trim() === ''
}
