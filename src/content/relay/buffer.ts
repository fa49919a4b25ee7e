import { createNumberedBuffer as createBounded, type NumberedBuffer as Bounded } from '../../bridge/buffer.ts'
import type { Entry } from '../../bridge/messages.ts'

/** The most entries that a document's relay keeps. */
export const MAX_ENTRIES = 2000

/** The limit of their total weight, in characters. */
export const MAX_CHARACTERS = 32 * 1024 * 1024

/** The newest reports of a document. */
export type ReportBuffer = Bounded<Entry['report']>

/** Creates a document's buffer. */
export function createReportBuffer(maxEntries = MAX_ENTRIES, maxCharacters = MAX_CHARACTERS): ReportBuffer {
  return createBounded({ maxEntries, maxCharacters })
}
