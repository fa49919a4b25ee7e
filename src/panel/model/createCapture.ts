import type { Dialects } from '../../core/dialect/dialects.ts'
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { isOwnSend } from '../../core/exchange/exchange.ts'
import { lazily } from '../../core/lazily.ts'
import type { Step } from '../../core/ledger/journal.ts'
import type { Row } from '../../core/ledger/row.ts'
import { SAME_PAGE, type TopDocument } from '../../core/network/networkCall.ts'
import type { Host } from '../host/host.ts'
import { createBatch } from './createBatch.ts'
import { createHeldCalls, type HeldCalls } from './createHeldCalls.ts'
import { createJournal, type JournalModel, type Kept } from './createJournal.ts'
import { recoverCapture } from './recoverCapture.ts'
import type { Recovery } from './createRecovery.ts'
import { createRecorder, type Recorder, type RecorderEvent } from './createRecorder.ts'
import type { Ways } from './createWays.ts'
import { createNotConnected, type NotConnected } from './createNotConnected.ts'
import { createSite, type SiteModel } from './createSite.ts'
import { reading } from './reading.ts'
import { recordLog } from './recordLog.ts'
import { droppedDocuments, isPresent, type ObservedDocuments } from './observedDocuments.ts'
import { emptyLedgerState, emptyState, type EmptyState, type Watching } from './emptyState.ts'
import { importsOf, type ImportsModel } from './takeImport.ts'
import { isDirectSendId } from './sendExchange.ts'
import { watchSite, type WatchedSite } from './watchSite.ts'

/** The recording of the inspected tab. */
export interface Capture
  extends
    Pick<JournalModel, 'calls' | 'sent' | 'rows' | 'events' | 'commands' | 'exchange' | 'instanceOf' | 'isWhole'>,
    WatchedSite {
  held: Omit<HeldCalls, 'forget'>
  /** The ways of the tester's requests, created on first use. */
  ways: () => Ways
  recording: Signal<boolean>
  preserveLog: Signal<boolean>
  /** The id of the page's document while its relay is connected. */
  page: ReadonlySignal<string | undefined>
  /** The documents whose relay has introduced itself, by id. */
  documents: ReadonlySignal<ObservedDocuments>
  /** Frames of the page whose relay is connected, the page itself included. */
  frames: ReadonlySignal<number>
  /** The number of reports, exchanges and events dropped because of a bound, in the page, at a relay or here. */
  lost: ReadonlySignal<number>
  /** The number of documents that closed while the connection to the relays was broken: their last reports are not known. */
  missedDocuments: ReadonlySignal<number>
  /** Why the page itself reports nothing, where the empty panel does not state it. */
  notConnected: ReadonlySignal<NotConnected | undefined>
  /** Why there is nothing to show; undefined when there is something. */
  empty: ReadonlySignal<EmptyState | undefined>
  /** The same for the ledger, which may be empty even when calls were recorded. */
  ledgerEmpty: ReadonlySignal<EmptyState | undefined>
  /** Opens the page that asks for that permission. */
  askForPermission: () => void
  clear: () => void
  /** The part of the journal that came in files. */
  imports: ImportsModel
}

export interface CaptureOptions {
  host: Host
  /** Whether the log is preserved at first. */
  preserve: boolean
  dialects: Dialects
  /** Adds to the rows what the tester attached to them. */
  annotated: (rows: readonly Row[]) => readonly Row[]
  /** What an earlier panel of the tab recorded, and where this one's records are kept. */
  recovery: Recovery
  /** The log was cleared, by a navigation or by hand. */
  onClear: (options: { keepSent: boolean }) => void
  /** The browser granted or revoked permissions. */
  onPermissions: () => void
  signal: AbortSignal
}

/** Records the inspected tab until the signal is aborted. */
export function createCapture(options: CaptureOptions): Capture {
  const { host, preserve, dialects, recovery, onClear, onPermissions, signal: ending } = options
  const [recording, preserveLog, gone, cleared] = [signal(true), signal(preserve), signal(false), signal(false)]
  // Those that an earlier panel did not keep count, too.
  const lost = { atRelay: signal(recovery.restored.left), inLog: signal(0), events: signal(0) }
  const [site, dropped] = [createSite(host), signal<ReadonlySet<string>>(new Set())]
  const lostCalls = computed(() => lost.atRelay.value + lost.inLog.value + recorder.undelivered.value)
  const isComplete = (): boolean => lostCalls.value + recorder.missedDocuments.value === 0
  const journal = createJournal({ isComplete, droppedDocuments: dropped, dialects, onNew: recovery.append })
  const { recordSoon, flush } = recordInBatches(journal, recording)
  ending.addEventListener('abort', () => [flush, recovery.end].forEach(finish => finish()))

  const clear = (kept: Kept = {}): void => {
    flush()
    journal.clear(kept)
    recovery.replace(journal.remaining())
    onClear({ keepSent: kept.keepSent === true })
  }
  const leavePage = (): void => {
    if (preserveLog.value) return
    // The tester's sends are not the page's. Calls that only the log saw are hidden by the start time of the new page;
    // a document's calls are hidden when it is dropped.
    clear({ keepSent: true, keepLog: true, keepDocument: id => recorder.documents.value.has(id) })
  }
  const arriveAt = recordLog({ host, journal, recordSoon, recording, preserveLog, lost: lost.inLog })
  const onSites = (): void => [site.askAgain, onPermissions].forEach(receive => receive())
  const recorder = createRecorder({
    host,
    dialects,
    signal: ending,
    logOfLeft: () => (preserveLog.value ? 'kept' : 'dropped'),
    onEvent: event => handle(event, { recordSoon, arriveAt, leavePage, onPermissions: onSites, lost, gone }),
  })
  recorder.documents.subscribe(documents => (dropped.value = droppedDocuments(documents, dropped.value)))
  const { page, frames, ...seen } = watchFrames(recorder, host)
  host.onNavigate(() => (cleared.value = false))
  // No relay reports this navigation.
  const leave = (openedAt?: number): void => [recorder.leave, leavePage].forEach(leave => leave(openedAt))
  const watched = watchSite(host, site, { ...seen, onUnobserved: leave })
  const ways = lazily(() => reading().createWays({ host, recorder, journal, signal: ending }))
  recoverCapture({ recovery, journal, recorder, preserveLog, ways })
  const imports = importsOf(journal, recovery)
  const held = createHeldCalls(journal, recorder)
  const { isObserved } = watched
  const empty = whyEmpty(journal, site, { isObserved, gone, recording, cleared })

  return {
    held,
    recording,
    preserveLog,
    ...watched,
    documents: recorder.documents,
    page,
    frames,
    ...shownOf(journal, imports, options),
    askForPermission: () => watched.withheld.value && host.askForPermission(watched.withheld.value.url),
    lost: computed(() => lostCalls.value + lost.events.value + journal.lost.value),
    missedDocuments: recorder.missedDocuments,
    notConnected: createNotConnected({ empty, site: site.site, isObserved, gone, signal: ending }),
    empty,
    ledgerEmpty: computed(() => empty.value ?? whyLedgerEmpty(journal)),
    clear: () => clearByHand({ journal, held, cleared, now: host.now, clear }),
    imports,
    ways,
  }
}

interface Clearing {
  journal: JournalModel
  held: HeldCalls
  cleared: Signal<boolean>
  now: () => number
  clear: () => void
}

function clearByHand({ journal, held, cleared, now, clear }: Clearing): void {
  cleared.value = journal.calls.value.some(({ exchange }) => !isOwnSend(exchange))
  clear()
  held.forget()
  journal.hideLogBetween(-Infinity, now())
}

interface Handling extends Pick<CaptureOptions, 'onPermissions'> {
  recordSoon: (steps: readonly Step[], onDone: () => void) => void
  arriveAt: (document: TopDocument) => void
  leavePage: () => void
  lost: { atRelay: Signal<number>; events: Signal<number> }
  gone: Signal<boolean>
}

/** Handles what the recorder reports. */
function handle(event: RecorderEvent, { recordSoon, arriveAt, leavePage, onPermissions, lost, gone }: Handling): void {
  switch (event.kind) {
    case 'steps':
      return recordSoon(event.steps, event.onDone)
    case 'navigation':
      return leavePage()
    case 'top document':
      return arriveAt(event.document)
    case 'entries lost':
      return void (lost.atRelay.value += event.count)
    case 'events left out':
      return void (lost.events.value += event.count)
    case 'permissions changed':
      return onPermissions()
    case 'gone':
      return void (gone.value = true)
  }
}

function shownOf(journal: JournalModel, { listed }: ImportsModel, { annotated }: CaptureOptions) {
  const { calls, sent, events, commands, exchange, instanceOf, isWhole } = journal
  const rows = computed(() => annotated(listed(journal.rows.value)))
  return { calls, sent, rows, events, commands, exchange, instanceOf, isWhole }
}

/** The frames of the page whose relay is connected, and whether the page itself is one of them. */
function watchFrames({ documents }: Recorder, { now }: Host) {
  const connected = computed(() => [...documents.value.values()].filter(isPresent))
  const top = computed(() => connected.value.findLast(({ info }) => info.top)?.info)
  const isObservedSince = (openedAt: number | undefined): boolean =>
    // A page can claim any age.
    top.value !== undefined && (openedAt === undefined || openedAt > now() || openedAt < top.value.openedAt + SAME_PAGE)
  return {
    page: computed(() => top.value?.id),
    frames: computed(() => connected.value.length),
    isObserved: computed(() => top.value !== undefined),
    isObservedSince,
    hasPage: () => [...documents.value.values()].some(({ info, left }) => info.top && left === false),
  }
}

type Signals<Values> = { [Name in keyof Values]: ReadonlySignal<Values[Name]> }

function whyEmpty(journal: JournalModel, { site }: SiteModel, watching: Signals<Watching>) {
  return computed(() => {
    if (journal.calls.value.some(({ exchange }) => !isOwnSend(exchange))) return undefined
    const { isObserved, gone, recording, cleared } = watching
    return emptyState(site.value, {
      isObserved: isObserved.value,
      gone: gone.value,
      recording: recording.value,
      cleared: cleared.value,
    })
  })
}

function whyLedgerEmpty({ rows, calls }: JournalModel): EmptyState | undefined {
  return rows.value.length > 0 ? undefined : emptyLedgerState(calls.value)
}

/**
 * Records steps in batches. Steps that arrive while recording is paused stay hidden, even when they are passed on
 * later.
 */
function recordInBatches(journal: JournalModel, recording: ReadonlySignal<boolean>) {
  const { add, flush } = createBatch<Seen>(items => {
    for (const { how, steps } of runsOf(items)) journal.record(steps, how)
  })
  const recordSoon = (steps: readonly Step[], onDone?: () => void): void => {
    const isShown = (step: Step): boolean => recording.value || isOfDirectSend(step)
    const seen = steps.map(step => ({ step, how: isShown(step) ? ('shown' as const) : ('hidden' as const) }))
    add(seen, onDone)
  }
  return { recordSoon, flush }
}

interface Seen {
  step: Step
  how: 'shown' | 'hidden'
}

/** In order, because the first part of an exchange decides. */
function runsOf(items: readonly Seen[]): { how: Seen['how']; steps: Step[] }[] {
  const runs: { how: Seen['how']; steps: Step[] }[] = []
  for (const { how, step } of items) {
    const last = runs.at(-1)
    if (last?.how === how) last.steps.push(step)
    else runs.push({ how, steps: [step] })
  }
  return runs
}

/**
 * The sends that the extension makes are shown even while the page's calls are not. Those through the page's instance are
 * revealed with their claim.
 */
function isOfDirectSend(step: Step): boolean {
  return 'exchangeId' in step && isDirectSendId(step.exchangeId)
}
