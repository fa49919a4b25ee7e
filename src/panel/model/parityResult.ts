import { compareLedgers, countLines, type ParityLine, type ParityStatus } from '../../core/parity/compareLedgers.ts'
import type { ParitySide } from './paritySides.ts'

/** Two sides, and how they differ. */
export interface ParityResult {
  before: ParitySide
  after: ParitySide
  counts: Readonly<Record<ParityStatus, number>>
  /** Those that the filter shows, failures first. */
  shown: readonly ParityLine[]
}

/** Compares two sides; `differencesOnly` leaves out what is the same. */
export function toResult(before: ParitySide, after: ParitySide, differencesOnly: boolean): ParityResult {
  const lines = compareLedgers(before.rows, after.rows)
  const shown = differencesOnly ? lines.filter(({ status }) => status !== 'same') : lines
  return { before, after, counts: countLines(lines), shown }
}
