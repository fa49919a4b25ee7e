import type { Numbered } from '../../bridge/buffer.ts'
import { createCredit, type Credit } from '../../bridge/credit.ts'
import type { Entry, RelayMessage } from '../../bridge/messages.ts'
import type { ReportBuffer } from './buffer.ts'

/** Delivery of a document's entries to panels, each known by its number in the switchboard. */
export interface Deliveries {
  /** A panel lacks all entries from this number on, and nothing is in flight to it. */
  begin(panel: number, from: number): void
  /** A panel has processed all entries before this number. */
  acknowledge(panel: number, from: number): void
  /** There is a new entry. */
  deliver(): void
  /** The document is being left: each panel is at least sent the number of entries that it will not get. */
  leave(): void
  /** The panels are gone, or will connect by another port. */
  forget(): void
}

export interface DeliveriesOptions {
  buffer: ReportBuffer
  documentId: () => string
  post: (message: RelayMessage, panel: number) => void
}

/** Delivers a document's entries to each panel as it has room for them; the rest waits in the buffer. */
export function createDeliveries({ buffer, documentId, post }: DeliveriesOptions): Deliveries {
  const credits = new Map<number, Credit>()
  let isLeaving = false

  const deliverTo = (panel: number, entries: readonly Numbered<Entry['report']>[]): void =>
    post(
      {
        kind: 'entries',
        documentId: documentId(),
        first: buffer.first(),
        next: buffer.next(),
        entries: entries.map(({ number, thing: report }) => ({ number, report })),
      },
      panel,
    )

  const countWaiting = (): void => {
    for (const [panel, credit] of credits) if (credit.isBehind()) deliverTo(panel, [])
  }
  const countSoon = oncePerTask(countWaiting)

  return {
    begin: (panel, from) => {
      const credit = createCredit({ buffer, from, post: entries => deliverTo(panel, entries) })
      credits.set(panel, credit)
      credit.deliver()
    },
    acknowledge: (panel, from) => credits.get(panel)?.acknowledge(from),
    deliver: () => {
      for (const credit of credits.values()) credit.deliver()
      if (isLeaving) countSoon()
    },
    leave: () => {
      isLeaving = true
      countWaiting()
    },
    forget: () => {
      isLeaving = false
      credits.clear()
    },
  }
}

/** Runs an action once after the current task, however often it is requested. */
function oncePerTask(action: () => void): () => void {
  let isAsked = false
  return () => {
    if (isAsked) return
    isAsked = true
    queueMicrotask(() => {
      isAsked = false
      action()
    })
  }
}
