import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { ReadExchange } from '../../core/delivery/read.ts'
import type { Step } from '../../core/ledger/journal.ts'
import type { Host } from '../host/host.ts'
import { createBatch } from './createBatch.ts'
import { createJournal, type JournalModel, type Kept } from './createJournal.ts'
import { createRecorder, type Recorder } from './createRecorder.ts'
import { createSender, type Sender } from './createSender.ts'
import { createSite, type SiteModel } from './createSite.ts'
import { recordLog } from './recordLog.ts'
import { emptyState, type EmptyState } from './emptyState.ts'
import { withheldSite, type WithheldSite } from './withheldSite.ts'

/** What is being recorded of the inspected tab. */
export interface Capture extends Pick<JournalModel, 'calls' | 'sent' | 'rows' | 'exchange'>, Sender {
  recording: Signal<boolean>
  preserveLog: Signal<boolean>
  /** Frames whose relay is connected. */
  frames: ReadonlySignal<number>
  /** Exchanges that were lost to a bound, at a relay or here. */
  lost: ReadonlySignal<number>
  /** Why nothing is there to show; undefined when there is. */
  empty: ReadonlySignal<EmptyState | undefined>
  /** The same for the ledger, which may be empty though calls were recorded. */
  ledgerEmpty: ReadonlySignal<EmptyState | undefined>
  /** The page's site when the browser withholds it from the extension. */
  withheld: ReadonlySignal<WithheldSite | undefined>
  /** Opens the page that asks for that permission. */
  askForPermission: () => void
  clear: () => void
  /** Records what came from elsewhere. */
  take: (steps: readonly Step[]) => void
}

export interface CaptureOptions {
  host: Host
  /** Whether the log is preserved at first. */
  preserve: boolean
  /** The log was cleared, by a navigation or by hand. */
  onClear: (options: { keepSent: boolean }) => void
  signal: AbortSignal
}

/** Records the inspected tab until the signal is aborted. */
export function createCapture({ host, preserve, onClear, signal: ending }: CaptureOptions): Capture {
  const site = createSite(host)
  const recording = signal(true)
  const preserveLog = signal(preserve)
  const gone = signal(false)
  const cleared = signal(false)
  const lostAtRelay = signal(0)
  const lostInLog = signal(0)
  const journal = createJournal(() => lostAtRelay.value + lostInLog.value === 0)
  const { recordSoon, flush } = recordInBatches(journal, recording)

  const clear = (kept: Kept = {}): void => {
    flush()
    cleared.value = journal.calls.value.some(isOfPage)
    journal.clear(kept)
    onClear({ keepSent: kept.keepSent === true })
  }
  const onTopDocument = recordLog({ host, journal, recordSoon, recording, preserveLog, lost: lostInLog })
  const recorder = createRecorder({
    host,
    signal: ending,
    onSteps: (steps, { left }) => recordSoon(steps, left && !preserveLog.value),
    onNavigation: () => {
      if (preserveLog.value) return
      // What the tester sent is the tester's, not the page's.
      // What the log alone saw is hidden by the time at which the new page began.
      // A frame of the new page may have called before its top document told of itself.
      const keepDocument = (id: string): boolean => recorder.documents.value.get(id)?.left === false
      clear({ keepSent: true, keepLog: true, keepDocument })
    },
    onTopDocument,
    onLoss: count => (lostAtRelay.value += count),
    onPermissions: site.askAgain,
    onGone: () => (gone.value = true),
  })
  const frames = computed(() => framesOf(recorder))
  host.onNavigate(() => (cleared.value = false))
  const withheld = watchSite(host, site, {
    frames,
    onUnobserved: () => {
      // No relay tells of this navigation.
      if (preserveLog.value) return
      // Of this page the log alone knows, and has begun with it.
      journal.clear({ keepSent: true, keepLog: true })
      onClear({ keepSent: true })
    },
  })
  const empty = computed(() => {
    const watching = { frames: frames.value, gone: gone.value, recording: recording.value, cleared: cleared.value }
    return journal.calls.value.some(isOfPage) ? undefined : emptyState(site.site.value, watching)
  })

  return {
    ...{ recording, preserveLog, frames, withheld },
    ...{ calls: journal.calls, sent: journal.sent, rows: journal.rows, exchange: journal.exchange },
    askForPermission: () => withheld.value && host.askForPermission(withheld.value.url),
    lost: computed(() => lostAtRelay.value + lostInLog.value + journal.dropped.value),
    empty,
    ledgerEmpty: computed(() => empty.value ?? emptyLedger(journal)),
    clear: () => {
      clear()
      journal.hideLogBetween(-Infinity, host.now())
    },
    take: steps => journal.record(steps, 'shown'),
    ...createSender({ host, recorder, record: steps => journal.record(steps, 'shown') }),
  }
}

/** The frames whose relay is connected. */
function framesOf({ documents }: Recorder): number {
  return [...documents.value.values()].filter(({ relay }) => relay !== undefined).length
}

interface Watched {
  frames: ReadonlySignal<number>
  /** The page went on to one whose site is withheld. */
  onUnobserved: () => void
}

/** Asks of each page that the tab comes to, and keeps which site is withheld. */
function watchSite(host: Host, { site, ask }: SiteModel, { frames, onUnobserved }: Watched) {
  const withheld = computed(() => withheldSite(site.value, frames.value))
  host.onNavigate(() => {
    void ask().then(() => {
      if (withheld.value && !withheld.value.untilLoad) onUnobserved()
    })
  })
  void ask()
  return withheld
}

/** Whether a call is the page's, and not one that the tester sent. */
function isOfPage({ exchange }: ReadExchange): boolean {
  return exchange.request?.source !== 'inspector'
}

function emptyLedger({ rows, calls }: JournalModel): EmptyState | undefined {
  if (rows.value.length > 0) return undefined
  const isPending = calls.value.some(
    read => isOfPage(read) && !read.exchange.response && read.exchange.request?.source !== 'beacon',
  )
  return { kind: isPending ? 'waiting for an answer' : 'nothing handed out' }
}

/** Records steps in batches. What comes while recording is paused, or of what is past, stays hidden, also when it is handed on later. */
function recordInBatches(journal: JournalModel, recording: ReadonlySignal<boolean>) {
  const { add, flush } = createBatch<{ step: Step; how: 'shown' | 'hidden' }>(items => {
    for (const how of ['shown', 'hidden'] as const) {
      const steps = items.flatMap(item => (item.how === how ? [item.step] : []))
      if (steps.length > 0) journal.record(steps, how)
    }
  })
  const recordSoon = (steps: readonly Step[], isPast = false): void => {
    const isShown = (step: Step): boolean => (recording.value && !isPast) || isOwn(step)
    add(steps.map(step => ({ step, how: isShown(step) ? 'shown' : 'hidden' })))
  }
  return { recordSoon, flush }
}

/** The tester's own sends are recorded even while the page's calls are not. */
function isOwn(step: Step): boolean {
  return 'exchangeId' in step && step.exchangeId.includes('/send/')
}
