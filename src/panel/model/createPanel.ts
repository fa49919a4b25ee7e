import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isFault } from '../../core/dialect/problem.ts'
import { DIALECTS, type Dialects } from '../../core/dialect/dialects.ts'
import { isOwnSend } from '../../core/exchange/exchange.ts'
import { isOfPage } from '../../core/exchange/imported.ts'
import { parseFilter, passes, rowMarks, toggleStatus, type Filter } from '../../core/ledger/filter.ts'
import { visibleText } from './visibleText.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { Mark } from '../../core/ledger/status.ts'
import type { Host } from '../host/host.ts'
import { announceFilter, announceLapse, announceOutcomes } from './announce.ts'
import { createActions, type Actions } from './createActions.ts'
import { briefly } from './briefly.ts'
import { callLine } from './callLine.ts'
import { createAgreements } from './createAgreements.ts'
import { createAnnouncer, type Announcer } from './createAnnouncer.ts'
import { createComparison, type Comparison } from './createComparison.ts'
import { createCapture, type Capture } from './createCapture.ts'
import type { Editing } from './createEditing.ts'
import { createExport, type Export } from './createExport.ts'
import { createImports, type Imports, type ImportsOptions } from './createImports.ts'
import { createGuard } from './createGuard.ts'
import { createMemory, type Memory } from './createMemory.ts'
import { createPageMode, type PageModeModel } from './createPageMode.ts'
import { createSettings, type Settings } from './createSettings.ts'
import { createTab } from './createTab.ts'
import { createText, type Text } from './createText.ts'
import type { Grouping } from './groupRows.ts'
import { callPasses, sentPasses } from './ledgerFilter.ts'

/** The views that are grids. */
export type GridView = 'ledger' | 'calls' | 'sent'
export type ViewName = GridView | 'session'

/** The selection in a view, and whether its Details are open. */
export interface Choice {
  selected: Signal<string | undefined>
  open: Signal<boolean>
}

/** The panel's state and actions. */
export interface Panel extends Actions {
  host: Host
  dialects: Dialects
  text: Text
  /** The same texts with long values shortened in the middle, for places where they are only read. */
  brief: Text
  capture: Capture
  view: Signal<ViewName>
  choices: Record<GridView, Choice>
  grouping: Signal<Grouping>
  filter: Signal<string>
  /** The items of each view that pass the filter. */
  shownRows: ReadonlySignal<readonly Row[]>
  shownCalls: ReadonlySignal<readonly ParsedExchange[]>
  shownSent: ReadonlySignal<readonly ParsedExchange[]>
  counts: ReadonlySignal<ReadonlyMap<Mark, number>>
  settings: Settings
  memory: Memory
  imports: Imports
  export: Export
  comparison: Comparison
  pageMode: PageModeModel
  announcement: Announcer['announcement']
  announce: Announcer['announce']
  /** The newest problem with the page's calls, with its time; undefined when there is no problem. */
  lastProblem: ReadonlySignal<string | undefined>
  /** The call's number in the list of calls; 0 when it is not listed. */
  callNumber: (read: ParsedExchange) => number
  /** The title of a call's protocol; undefined where the tab uses only one. */
  protocolOf: (read: ParsedExchange) => Protocol | undefined
  toggleStatus: (status: Mark) => void
  /** Empties the panel, including drafts. */
  clear: () => void
  /** Closes the newest pane: the editor, otherwise Details. Returns whether anything was open. */
  closeInnermost: () => boolean
  /** Copies and announces it; `what` is the name of the copied thing. */
  copy: (what: string, text: string) => Promise<boolean>
}

/** A protocol's title, and the same in a few letters. */
export interface Protocol {
  title: string
  short: string
}

export interface PanelOptions {
  signal: AbortSignal
  /** The protocols that are understood. */
  dialects?: Dialects
}

/** Creates the panel's model on a host; everything ends with the signal. */
export function createPanel(host: Host, { signal: ending, dialects = DIALECTS }: PanelOptions): Panel {
  const text = createText(host)
  const brief = createText(host, briefly)
  const filter = signal('')
  const view = signal<ViewName>('ledger')
  const announcer = createAnnouncer()
  const choices = { ledger: createChoice(), calls: createChoice(), sent: createChoice() }
  const onClear = ({ keepSent }: { keepSent: boolean }): void => {
    const closing = keepSent ? [choices.ledger, choices.calls] : Object.values(choices)
    batch(() => closing.forEach(close))
  }
  const tab = createTab(host)
  const memory = createMemory(host, tab)
  const settings = createSettings(host, memory)
  const preserve = settings.preserveAtStart.peek()
  const capture = createCapture({ host, preserve, dialects, onClear, onPermissions: tab.askAgain, signal: ending })
  const shown = createShown(capture, filter, text)
  const guard = createGuard({ agreements: createAgreements({ store: host.store, tab, memory }), tab })
  const actions = createActions({ host, capture, text: brief, guard, dialects, announcer })
  const { editing, sentAs } = actions
  ending.addEventListener('abort', announceOutcomes(capture.sent, { text: brief, sentAs, announcer }))
  ending.addEventListener('abort', announceLapse(memory.lapse, { text, announcer }))
  ending.addEventListener('abort', announceFilter(filter, { text, announcer, result: () => shown.result(view.peek()) }))

  return {
    grouping: signal<Grouping>('none'),
    settings,
    memory,
    ...createFileParts({ host, capture, text, announcer }),
    pageMode: createPageMode(host, () => announcer.announce(text.t('reloadRefused'), 'error')),
    host,
    dialects,
    text,
    brief,
    capture,
    view,
    choices,
    filter,
    ...shown.lists,
    ...actions,
    announcement: announcer.announcement,
    announce: announcer.announce,
    counts: computed(() => countStatuses(capture.rows.value)),
    lastProblem: computed(() => lastProblem(capture.calls.value, brief)),
    ...createCallNames(capture.calls, text),
    toggleStatus: status => {
      filter.value = toggleStatus(filter.value, status)
    },
    clear: () =>
      batch(() => {
        capture.clear()
        editing.closeUntouched()
        announcer.silence()
      }),
    closeInnermost: () => closeInnermost(editing, view.value === 'session' ? undefined : choices[view.value]),
    copy: async (what, copied) => {
      const done = await host.copy(copied)
      announcer.announce(done ? brief.t('copied', what) : text.t('notCopied'))
      return done
    },
  }
}

/** The parts of the panel that read or save files. */
function createFileParts(options: ImportsOptions): Pick<Panel, 'imports' | 'export' | 'comparison'> {
  return { imports: createImports(options), export: createExport(options), comparison: createComparison(options) }
}

function createChoice(): Choice {
  return { selected: signal<string>(), open: signal(false) }
}

function close(choice: Choice): void {
  choice.selected.value = undefined
  choice.open.value = false
}

function closeInnermost(editing: Editing, choice: Choice | undefined): boolean {
  if (editing.draft.value) {
    editing.close()
    return true
  }
  if (!choice) return false
  const wasOpen = choice.open.value && choice.selected.value !== undefined
  choice.open.value = false
  return wasOpen
}

/** The items that pass the filter in each view, their number, and the total. */
function createShown({ rows, calls, sent }: Capture, filter: ReadonlySignal<string>, text: Text) {
  const parsed = computed(() => parseFilter(filter.value))
  const filtered = <Item>(
    all: ReadonlySignal<readonly Item[]>,
    isShown: (item: Item, filter: Filter) => boolean,
  ): ReadonlySignal<readonly Item[]> =>
    computed(() => (filter.value.trim() === '' ? all.value : all.value.filter(item => isShown(item, parsed.value))))
  const lists = {
    shownRows: filtered(rows, passes),
    shownCalls: filtered(calls, (read, wanted) => callPasses(read, wanted, text)),
    shownSent: filtered(sent, (read, wanted) => sentPasses(read, wanted, text)),
  }
  const results: Record<ViewName, () => [shown: number, all: number]> = {
    ledger: () => [lists.shownRows.value.length, rows.value.length],
    calls: () => [lists.shownCalls.value.length, calls.value.length],
    sent: () => [lists.shownSent.value.length, sent.value.length],
    session: () => [calls.value.length, calls.value.length],
  }
  return { lists, result: (view: ViewName) => results[view]() }
}

/** What calls are named by besides their content. */
function createCallNames(calls: ReadonlySignal<readonly ParsedExchange[]>, text: Text) {
  return { callNumber: createCallNumber(calls), protocolOf: createProtocolOf(calls, text) }
}

/** Numbers the calls from one, each once for as long as the list is the same. */
function createCallNumber(calls: ReadonlySignal<readonly ParsedExchange[]>) {
  const numbers = computed(() => new Map(calls.value.map(({ exchange }, index) => [exchange.id, index + 1])))
  return ({ exchange }: ParsedExchange): number => numbers.value.get(exchange.id) ?? 0
}

function createProtocolOf(calls: ReadonlySignal<readonly ParsedExchange[]>, { coded }: Text) {
  const areSeveral = computed(() => {
    const ofPages = calls.value.filter(({ exchange }) => !isOwnSend(exchange))
    return new Set(ofPages.map(({ dialect }) => dialect)).size > 1
  })
  return ({ dialect }: ParsedExchange) => {
    if (!areSeveral.value) return undefined
    return { title: coded(`dialect_${dialect.name}`), short: coded(`dialect_${dialect.name}_short`) }
  }
}

function lastProblem(calls: readonly ParsedExchange[], text: Text): string | undefined {
  // The tester's own sends have their outcomes beside them, and a file does not stand for the page.
  const last = calls.findLast(({ problems, exchange }) => problems.some(isFault) && isOfPage(exchange))
  const problem = last?.problems.find(isFault)
  if (!last || !problem) return undefined
  const { time, locations } = callLine(last, text)
  return `${time} ${visibleText(locations)}: ${text.problem(problem)}`
}

function countStatuses(rows: readonly Row[]): Map<Mark, number> {
  const counts = new Map<Mark, number>()
  for (const row of rows) {
    for (const status of rowMarks(row)) counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  return counts
}
