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
  /** Set to the number of calls that the devtools page had to drop. */
  lost: Signal<number>
}

/**
 * Records what the devtools page hears of the network log. It begins with the page on which the panel started: of those
 * before the log alone knows, half of what was there. Returns what is to be told of each new top document.
 */
export function recordLog(options: LogRecording): (document: TopDocument) => void {
  const { host, journal, recordSoon, recording, preserveLog, lost } = options
  let hasBegun = false
  const begin = (startedAt: number): void => {
    if (!hasBegun || !preserveLog.value) journal.hideLogBefore(startedAt)
    hasBegun = true
  }
  host.hearNetwork(news => {
    lost.value = news.lost
    const page = news.pages.at(-1)
    if (page) begin(page.startedAt)
    recordSoon(toSteps(news))
  })
  hideLogOfPauses(journal, recording, host.now)
  return ({ id, openedAt, startedAt }) => {
    journal.record([{ kind: 'document', document: { id, openedAt, startedAt } }], 'shown')
    begin(startedAt)
  }
}

function toSteps({ calls, pages }: NetworkNews): Step[] {
  return [
    ...pages.map(page => ({ kind: 'document' as const, document: { id: `${LOG_PAGE}${page.openedAt}`, ...page } })),
    ...calls.map(call => ({ kind: 'network' as const, call })),
  ]
}

/** What began in a pause and ends after it was not recorded either. */
function hideLogOfPauses(journal: JournalModel, recording: Signal<boolean>, now: () => number): void {
  let wasRecording = recording.peek()
  recording.subscribe(isRecording => {
    if (isRecording && !wasRecording) journal.hideLogBefore(now())
    wasRecording = isRecording
  })
}
