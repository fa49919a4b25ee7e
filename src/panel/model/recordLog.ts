import type { ReadonlySignal, Signal } from '@preact/signals'
import type { NetworkNews } from '../../bridge/network.ts'
import type { Step } from '../../core/ledger/journal.ts'
import { LOG_PAGE, type TopDocument } from '../../core/network/networkCall.ts'
import type { Host } from '../host/host.ts'
import type { JournalModel } from './createJournal.ts'

export interface LogRecording {
  host: Host
  journal: JournalModel
  recordSoon: (steps: readonly Step[]) => void
  recording: Signal<boolean>
  preserveLog: ReadonlySignal<boolean>
  /** Set to the number of calls that the devtools page had to drop before they arrived here. */
  lost: Signal<number>
}

/**
 * Records the devtools page's news of the network log. It begins with the page on which the panel started: only the log
 * knows earlier pages, and only half of their activity. Returns the function to call for each new top document.
 */
export function recordLog(options: LogRecording): (document: TopDocument) => void {
  const { host, journal, recordSoon, recording, preserveLog, lost } = options
  const panelStartedAt = host.now()
  let begunWith: number | undefined
  let expected = 1
  let known: ReadonlySet<number> = new Set()
  const begin = ({ openedAt, startedAt }: Pick<TopDocument, 'openedAt' | 'startedAt'>): void => {
    if (openedAt === begunWith) return
    // A page can claim any age.
    const start = Math.min(startedAt, host.now())
    // The devtools page may not have noticed the newest page yet, and name one before it first.
    const isBeforePanel = start <= panelStartedAt
    if (begunWith === undefined || isBeforePanel || !preserveLog.value) journal.hideLogBetween(-Infinity, start)
    begunWith = openedAt
  }
  host.listenToNetwork(news => {
    lost.value += Math.max(0, news.first - expected)
    expected = Math.max(expected, news.next)
    const page = news.pages.at(-1)
    if (page) begin(page)
    // All news name up to 200 pages.
    const pages = news.pages.filter(({ openedAt }) => !known.has(openedAt))
    known = new Set(news.pages.map(({ openedAt }) => openedAt))
    recordSoon(toSteps({ calls: news.calls, pages }))
  })
  hideLogOfPauses(journal, recording, host.now)
  return document => {
    const { id, openedAt, startedAt } = document
    journal.record([{ kind: 'document', document: { id, openedAt, startedAt } }], 'shown')
    begin(document)
  }
}

function toSteps({ calls, pages }: Pick<NetworkNews, 'calls' | 'pages'>): Step[] {
  return [
    ...pages.map(page => ({ kind: 'document' as const, document: { id: `${LOG_PAGE}${page.openedAt}`, ...page } })),
    ...calls.map(call => ({ kind: 'network' as const, call })),
  ]
}

/** A call that began in a pause and ends after it was not recorded either. */
function hideLogOfPauses(journal: JournalModel, recording: Signal<boolean>, now: () => number): void {
  let pausedAt: number | undefined
  recording.subscribe(isRecording => {
    if (isRecording && pausedAt !== undefined) journal.hideLogBetween(pausedAt, now())
    pausedAt = isRecording ? undefined : now()
  })
}
