import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Dialects } from '../../core/dialect/dialects.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { PageLoads } from '../../core/session/pageLoads.ts'
import type { Mark } from '../../core/ledger/status.ts'
import type { Host } from '../host/host.ts'
import { announceFilter, announceLapse, announceOutcomes, announceRecovery } from './announce.ts'
import { actionsOnFirstUse } from './actionsOnFirstUse.ts'
import type { Actions, ActionsOptions } from './createActions.ts'
import { briefly } from './briefly.ts'
import { createAgreements } from './createAgreements.ts'
import { annotationsOnFirstUse } from './annotationsOnFirstUse.ts'
import type { Annotations } from './createAnnotations.ts'
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
import type { AddedImport, Imports, ImportsOptions } from './createImports.ts'
import { importsOnFirstUse } from './importsOnFirstUse.ts'
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
import { createSendHistory, type SendHistory } from './createSendHistory.ts'
import { createSettings, type Settings } from './createSettings.ts'
import { createSiteSwitch, type SiteSwitch, type Switched } from './createSiteSwitch.ts'
import { createTab, type TabModel } from './createTab.ts'
import { createText, type Text } from './createText.ts'
import { createVisits } from './createVisits.ts'
import type { LastProblem } from './lastProblem.ts'
import { late } from './late.ts'
import { lateModel } from './lateModel.ts'
import { afterReading, createLateMarkCounts, LATE_DIALECTS, lateProblem } from './reading.ts'

/** The panel's state and actions. */
export interface Panel extends Actions, Messages, CallNames {
  host: Host
  guard: Guard
  sentAs: SendHistory['sentAs']
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
  siteSwitch: SiteSwitch
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
export function createPanel(browser: Host, { signal: ending, dialects = LATE_DIALECTS, kept }: PanelOptions): Panel {
  const text = createText(browser)
  const brief = createText(browser, briefly)
  const view = signal<ViewName>('ledger')
  const announcer = createAnnouncer()
  const onMissing = (): void => void announcer.announce(text.t('codeMissing'), 'error')
  const host = afterReading(browser, onMissing)
  const { choices, onClear } = createChoices()
  const parts = createTabParts(host, kept)
  const { tab, memory, settings, access, recovery } = parts
  const { capture, annotations } = createRecording(host, parts, { dialects, onClear, onMissing, signal: ending })
  const guard = createSendGuard({ host, tab, memory, access })
  const { sentAs, ...actions } = createSending({ host, capture, text: brief, guard, dialects, announcer }, onMissing)
  const { editing, steps: sender } = actions
  const onStep = (name: string): void => void announcer.announce(brief.t('stepAdded', name))
  const scenarios = createScenarios({ store: host.store, tab, memory, sender, newId: host.randomId, onStep })
  const lists = createLists({ memory, capture, text, sentAs, onMissing, view, choices, signal: ending })
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
  ending.addEventListener('abort', () => stops.forEach(stop => stop()))

  return {
    ...lists,
    isComposing: signal(false),
    isHelpOpen: signal(false),
    settings,
    memory,
    annotations,
    scenarios,
    recovery,
    ...createFileParts({ host, capture, text, announcer, onAdd }, onMissing),
    ...createPageParts({ host, capture, tab, text, announcer }),
    host,
    dialects,
    text,
    brief,
    capture,
    view,
    choices,
    ...actions,
    guard,
    sentAs,
    ...createMessages(host, announcer, { text, brief }),
    ...createSummaries(capture, brief),
    clear: () => batch(() => [capture.clear, editing.closeUntouched, announcer.silence].forEach(clear => clear())),
    closeInnermost: () => closeInnermost(editing, view.value === 'session' ? undefined : choices[view.value]),
  }
}

function createSummaries({ rows, calls }: Capture, brief: Text): Pick<Panel, 'counts' | 'lastProblem'> {
  const counted = createLateMarkCounts()
  return {
    counts: computed(() => counted(rows.value)),
    lastProblem: computed(() => lateProblem(calls.value, brief)),
  }
}

/** What sends, with the names of what was sent. */
function createSending(options: Omit<ActionsOptions, 'history' | 'visits'>, onMissing: () => void) {
  const { host, capture, text } = options
  const { sentAs, ...history } = createSendHistory(capture.ways, text)
  const visits = createVisits({ calls: () => capture.calls.value, newId: host.randomId })
  return { sentAs, ...actionsOnFirstUse({ ...options, history, visits }, onMissing) }
}

type ListsOptions = Pick<NavigationOptions, 'view' | 'choices' | 'signal'> & {
  memory: Memory
  capture: Capture
  text: Text
  onMissing: () => void
} & Pick<SendHistory, 'sentAs'>

const UNFOLDING = late(async () => (await import('./createUnfolding.ts')).createUnfolding)

/** The lists of the views: what passes their filters, how it is grouped, and the ways between items. */
function createLists({ memory, capture, text, sentAs, onMissing, ...places }: ListsOptions) {
  const loads = createPageLoads(capture)
  const filters = createFilters({ capture, loads, memory, text, sentAs, onMissing })
  const callNames = createCallNames(capture.calls, text)
  const groupings = createGroupings(memory)
  const lists = { shownRows: filters.ledger.shown, shownCalls: filters.calls.shown, shownSent: filters.sent.shown }
  const unfolding = lateModel(UNFOLDING, { groupings, capture, loads, text, ...callNames }, onMissing)
  const unfold = (view: GridView, key: string): void => {
    if (view !== 'sent' && groupings[view].by.peek() !== 'none') unfolding.use(unfold => unfold(view, key))
  }
  const navigation = createNavigation({ lists, unfold, capture, ...places })
  return { loads, filters, groupings, navigation, ...lists, ...callNames }
}

interface RecordingOptions extends Pick<CaptureOptions, 'dialects' | 'onClear' | 'signal'> {
  onMissing: () => void
}

/** What is recorded of the tab, and what the tester attaches to its rows; both outlive the panel. */
function createRecording(host: Host, parts: TabParts, { onClear, onMissing, ...options }: RecordingOptions) {
  const { tab, memory, settings, access, recovery } = parts
  const ofRows = { now: host.now, memory, rows: () => capture.rows.value }
  const annotations = annotationsOnFirstUse(ofRows, recovery, onMissing)
  const capture: Capture = createCapture({
    ...options,
    host,
    recovery,
    preserve: settings.preserveAtStart.peek(),
    annotated: annotations.annotated,
    onClear: kept => [onClear, annotations.onClear].forEach(clear => clear(kept)),
    onPermissions: () => [tab, access].forEach(({ askAgain }) => askAgain()),
  })
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
function createFileParts(
  options: ImportsOptions,
  onMissing: () => void,
): Pick<Panel, 'imports' | 'export' | 'comparison'> {
  return {
    imports: importsOnFirstUse(options, onMissing),
    export: createExport(),
    comparison: createComparison(options.capture),
  }
}

type PagePartsOptions = Pick<ImportsOptions, 'host' | 'capture' | 'text' | 'announcer'> & { tab: TabModel }

/** What the tester switches for the page: its modes, and whether the extension runs on its site. */
function createPageParts({ host, capture, tab, text, announcer }: PagePartsOptions) {
  const { t } = text
  const { site, askAgain } = capture
  const onSwitched = (switched: Switched): void => {
    if (switched.kind === 'refused') announcer.announce(t('switchRefused'), 'error')
    else if (switched.kind === 'all on') announcer.announce(t('allOnFromLoad'))
    else announcer.announce(t(switched.isOff ? 'offFromLoad' : 'onFromLoad', switched.host))
  }
  const siteSwitch = createSiteSwitch({ host, site, isPrivate: tab.isPrivate, askAgain, onSwitched })
  const onRefused = (): (() => void) => announcer.announce(t('reloadRefused'), 'error')
  return { siteSwitch, pageMode: createPageMode(host, onRefused, () => siteSwitch.isOff.peek()) }
}
