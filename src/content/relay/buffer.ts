import { createNumberedBuffer, type NumberedBuffer } from '../../bridge/buffer.ts'
import type { HeldEntry } from '../../bridge/messages.ts'

/** The most entries that a document's relay keeps. */
export const MAX_ENTRIES = 2000

/** The limit of their total weight, in characters. */
export const MAX_CHARACTERS = 32 * 1024 * 1024

/** The weight of an entry besides its text: a million small ones are much, too. */
const ENTRY = 512

/** A report as a relay keeps it: unread. */
export type HeldReport = Omit<HeldEntry, 'number'>

/** The newest reports of a document. */
export type ReportBuffer = NumberedBuffer<HeldReport>

/** Creates a document's buffer. */
export function createReportBuffer(maxEntries = MAX_ENTRIES, maxCharacters = MAX_CHARACTERS): ReportBuffer {
  return createNumberedBuffer({ maxEntries, maxCharacters, weigh: ({ text }) => text.length + ENTRY })
}
