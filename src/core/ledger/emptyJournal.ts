import type { Journal } from './journal.ts'

/** A journal in which nothing is recorded. */
export const emptyJournal: Journal = {
  exchanges: new Map(),
  events: new Map(),
  calls: new Map(),
  documents: new Map(),
  dropped: 0,
  droppedEvents: 0,
}
