import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { DIALECTS, type Dialects } from '../../core/dialect/dialects.ts'
import { createMarkCounts } from '../../core/ledger/marks.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { PageLoads } from '../../core/session/pageLoads.ts'
import type { Mark } from '../../core/ledger/status.ts'
import type { Host } from '../host/host.ts'
import { announceFilter, announceLapse, announceOutcomes, announceRecovery } from './announce.ts'
import { createActions, type Actions } from './createActions.ts'
import { briefly } from './briefly.ts'
import { createAgreements } from './createAgreements.ts'
import { createAnnotations, keepAnnotations, type Annotations } from './createAnnotations.ts'
import { createAnnouncer } from './createAnnouncer.ts'
import { createCallNames, type CallNames } from './createCallNames.ts'
import {
  closeInnermost,
  createChoices,
  showImported,
  type Choice,
  type GridView,
  type ViewName,
} from './createChoices.ts'
import { createComparison, type Comparison } from './createComparison.ts'
import { createCapture, type Capture, type CaptureOptions } from './createCapture.ts'
import { createExport, type Export } from './createExport.ts'
import { createFilters, type Filters } from './createFilters.ts'
import { createImports, type AddedImport, type Imports, type ImportsOptions } from './createImports.ts'
import { createGroupings, type GroupedView, type Groups } from './createGroupings.ts'
import { createGuard, type Guard, type GuardOptions } from './createGuard.ts'
import { createHostAccess } from './createHostAccess.ts'
import { createMemory, type Memory } from './createMemory.ts'
import { createMessages, type Messages } from './createMessages.ts'
import { createPageLoads } from './createPageLoads.ts'
import { createNavigation, type Navigation, type NavigationOptions } from './createNavigation.ts'
import { createPageMode, type PageModeModel } from './createPageMode.ts'
import { createRecovery, type KeptRecords, type Recovery } from './createRecovery.ts'
import { createScenarios, type Scenarios } from './createScenarios.ts'
import { createSettings, type Settings } from './createSettings.ts'
import { createTab, type TabModel } from './createTab.ts'
import { createText, type Text } from './createText.ts'
import { createUnfolding } from './createUnfolding.ts'
import { lastProblem, type LastProblem } from './lastProblem.ts'

/** The panel's state and actions. */
export interface Panel extends Actions, Messages, CallNames {
  host: Host
  dialects: Dialects
  text: Text
  /** The same texts with long values shortened in the middle, for places where they are only read. */
  brief: Text
  capture: Capture
  loads: ReadonlySignal<PageLoads>
  view: Signal<ViewName>
  choices: Record<GridView, Choice>
  groupings: Record<GroupedView, Groups>
  filters: Filters
  /** The items of each view that pass the filter. */
  shownRows: ReadonlySignal<readonly Row[]>
  shownCalls: ReadonlySignal<readonly ParsedExchange[]>
  shownSent: ReadonlySignal<readonly ParsedExchange[]>
  counts: ReadonlySignal<ReadonlyMap<Mark, number>>
  navigation: Navigation
  settings: Settings
  memory: Memory
  annotations: Annotations
  scenarios: Scenarios
  imports: Imports
  export: Export
  comparison: Comparison
  /** Whether the dialog is open in which a notification is composed. */
  isComposing: Signal<boolean>
  isHelpOpen: Signal<boolean>
  /** What outlives the panel, within the browser session. */
  recovery: Recovery
  pageMode: PageModeModel
  /** The newest problem with the page's calls; undefined when there is none, or when it is over. */
  lastProblem: ReadonlySignal<LastProblem | undefined>
  /** Empties the panel, including drafts. */
  clear: () => void
  /** Closes the newest pane: the editor, otherwise Details. Returns whether anything was open. */
  closeInnermost: () => boolean
}

export interface PanelOptions {
  signal: AbortSignal
  /** The protocols that are understood. */
  dialects?: Dialects
  /** What an earlier panel of the tab kept. */
  kept?: KeptRecords | undefined
}

/** Creates the panel's model on a host; everything ends with the signal. */
export function createPanel(host: Host, { signal: ending, dialects = DIALECTS, kept }: PanelOptions): Panel {
  const text = createText(host)
  const brief = createText(host, briefly)
  const view = signal<ViewName>('ledger')
  const counted = createMarkCounts()
  const announcer = createAnnouncer()
  const { choices, onClear } = createChoices()
  const parts = createTabParts(host, kept)
  const { tab, memory, settings, access, recovery } = parts
  const { capture, annotations } = createRecording(host, parts, { dialects, onClear, signal: ending })
  const guard = createSendGuard({ host, tab, memory, access })
  const actions = createActions({ host, capture, text: brief, guard, dialects, announcer })
  const { editing, sentAs, steps: sender } = actions
  const onStep = (name: string): void => void announcer.announce(brief.t('stepAdded', name))
  const scenarios = createScenarios({ store: host.store, tab, memory, sender, newId: host.randomId, onStep })
  const lists = createLists({ memory, capture, text, sentAs, view, choices, signal: ending })
  const { filters, navigation } = lists
  const onAdd = (added: AddedImport): void => {
    annotations.take(added.annotations)
    scenarios.add(added.scenarios)
    showImported(added.ids, { capture, select: navigation.select })
  }
  const stops = [
    announceOutcomes(capture.sent, { text: brief, sentAs, announcer }),
    announceLapse(memory.lapse, { text, announcer }),
    announceRecovery(recovery, { text, announcer, restored: capture.calls.peek().length }),
    ...[filters.ledger, filters.calls, filters.sent].map(filter => announceFilter(filter, { text, announcer })),
  ]
  stops.forEach(stop => ending.addEventListener('abort', stop))

  return {
    ...lists,
    isComposing: signal(false),
    isHelpOpen: signal(false),
    settings,
    memory,
    annotations,
    scenarios,
    recovery,
    ...createFileParts({ host, capture, text, announcer, onAdd }),
    pageMode: createPageMode(host, () => announcer.announce(text.t('reloadRefused'), 'error')),
    host,
    dialects,
    text,
    brief,
    capture,
    view,
    choices,
    ...actions,
    ...createMessages(host, announcer, { text, brief }),
    counts: computed(() => counted(capture.rows.value)),
    lastProblem: computed(() => lastProblem(capture.calls.value, brief)),
    clear: () => batch(() => [capture.clear, editing.closeUntouched, announcer.silence].forEach(clear => clear())),
    closeInnermost: () => closeInnermost(editing, view.value === 'session' ? undefined : choices[view.value]),
  }
}

type ListsOptions = Pick<NavigationOptions, 'view' | 'choices' | 'signal'> & {
  memory: Memory
  capture: Capture
  text: Text
} & Pick<Actions, 'sentAs'>

/** The lists of the views: what passes their filters, how it is grouped, and the ways between items. */
function createLists({ memory, capture, text, sentAs, ...places }: ListsOptions) {
  const loads = createPageLoads(capture)
  const filters = createFilters({ capture, loads, memory, text, sentAs })
  const callNames = createCallNames(capture.calls, text)
  const groupings = createGroupings(memory)
  const lists = { shownRows: filters.ledger.shown, shownCalls: filters.calls.shown, shownSent: filters.sent.shown }
  const unfold = createUnfolding(groupings, { capture, loads, text, ...callNames })
  const navigation = createNavigation({ lists, unfold, capture, ...places })
  return { loads, filters, groupings, navigation, ...lists, ...callNames }
}

type RecordingOptions = Pick<CaptureOptions, 'dialects' | 'onClear' | 'signal'>

/** What is recorded of the tab, and what the tester attaches to its rows; both outlive the panel. */
function createRecording(host: Host, parts: TabParts, { onClear, ...options }: RecordingOptions) {
  const { tab, memory, settings, access, recovery } = parts
  const annotations = createAnnotations({ now: host.now, memory, rows: () => capture.rows.value })
  const capture: Capture = createCapture({
    ...options,
    host,
    recovery,
    preserve: settings.preserveAtStart.peek(),
    annotated: annotations.annotated,
    onClear: kept => [onClear, annotations.onClear].forEach(clear => clear(kept)),
    onPermissions: () => [tab, access].forEach(({ askAgain }) => askAgain()),
  })
  keepAnnotations(annotations, recovery)
  return { capture, annotations }
}

type TabParts = ReturnType<typeof createTabParts>

/** What is known and remembered of the tab. */
function createTabParts(host: Host, kept: KeptRecords | undefined) {
  const tab = createTab(host)
  const memory = createMemory(host, tab)
  const recovery = createRecovery({ host, tab, kept })
  return { tab, memory, settings: createSettings(host, memory), access: createHostAccess(host), recovery }
}

interface Guarding extends Pick<GuardOptions, 'access'> {
  host: Host
  tab: TabModel
  memory: Memory
}

function createSendGuard({ host, tab, memory, access }: Guarding): Guard {
  return createGuard({ agreements: createAgreements({ store: host.store, tab, memory }), tab, access })
}

/** The parts of the panel that read or save files. */
function createFileParts(options: ImportsOptions): Pick<Panel, 'imports' | 'export' | 'comparison'> {
  return { imports: createImports(options), export: createExport(), comparison: createComparison(options.capture) }
}
