import type { Numbered } from '../../bridge/buffer.ts'
import { createCredit, type Credit } from '../../bridge/credit.ts'
import type { Entry, RelayMessage } from '../../bridge/messages.ts'
import type { ReportBuffer } from './buffer.ts'

/** What the panels get of a document, each by the switchboard's number of it. */
export interface Deliveries {
  /** A panel lacks all from this number on, and nothing is on its way to it. */
  begin(panel: number, from: number): void
  /** A panel has dealt with all before this number. */
  acknowledge(panel: number, from: number): void
  /** There is a new entry. */
  deliver(): void
  /** The document is being left: from here on each panel hears at least how much it will not get. */
  leave(): void
  /** The panels are gone, or will come by another port. */
  forget(): void
}

export interface DeliveriesOptions {
  buffer: ReportBuffer
  documentId: () => string
  post: (message: RelayMessage, panel: number) => void
}

/** Delivers a document's entries to each panel as it has room for them; what has to wait, waits in the buffer. */
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

/** Acts once after what runs now, however often it is asked to. */
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
