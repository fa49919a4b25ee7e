import type { Numbered } from '../../bridge/buffer.ts'
import { createCredit, type Credit } from '../../bridge/credit.ts'
import type { RelayMessage } from '../../bridge/messages.ts'
import type { HeldReport, ReportBuffer } from './buffer.ts'

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
  documentId: string
  post: (message: RelayMessage, panel: number) => void
}

/** Delivers a document's entries to each panel as it has room for them; the rest waits in the buffer. */
export function createDeliveries({ buffer, documentId, post }: DeliveriesOptions): Deliveries {
  const credits = new Map<number, Credit>()
  let isLeaving = false
  let isCounting = false

  const deliverTo = (panel: number, entries: readonly Numbered<HeldReport>[]): void => {
    const held = entries.map(({ number, thing }) => ({ number, ...thing }))
    post({ kind: 'entries', documentId, first: buffer.first(), next: buffer.next(), entries: held }, panel)
  }

  const countWaiting = (): void => {
    isCounting = false
    credits.forEach((credit, panel) => credit.isBehind() && deliverTo(panel, []))
  }

  return {
    begin: (panel, from) => {
      const credit = createCredit({ buffer, from, post: entries => deliverTo(panel, entries) })
      credits.set(panel, credit)
      credit.deliver()
    },
    acknowledge: (panel, from) => credits.get(panel)?.acknowledge(from),
    deliver: () => {
      credits.forEach(credit => credit.deliver())
      if (!isLeaving || isCounting) return
      // Once for all reports of one page handler.
      isCounting = true
      queueMicrotask(countWaiting)
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
