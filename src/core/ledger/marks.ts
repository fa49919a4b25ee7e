import { addCount } from '../addCount.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { isImported } from '../exchange/imported.ts'
import { memoize } from '../memoize.ts'
import { middleOf } from '../middleOf.ts'
import { callOfRow, type Row, type Verdict } from './row.ts'
import {
  EXPECTED,
  IMPORTED_MARK,
  isFailure,
  NOT_RENDERED,
  OTHER_ORIGIN,
  UNEXPECTED,
  type Mark,
  type OriginMark,
  type Status,
} from './status.ts'

const SUCCESSES: ReadonlySet<Status> = new Set(['sent', 'accepted', 'acknowledged', 'counted on delivery'])

/**
 * Everything that a row counts under and is filtered by: the statuses of its display and of its click, and its marks. What is
 * expected although it is a failure or owed counts only as expected. Made once per row.
 */
export const rowMarks = memoize((row: Row): readonly Mark[] => {
  const call = callOfRow(row)
  return shared([
    ...verdictMarks(row.display),
    ...verdictMarks(row.click),
    ...(row.isNotRendered && !isKnownAbsent(row) ? [NOT_RENDERED] : []),
    ...(call ? originMarks(call.exchange) : []),
  ] as Mark[])
})

const lists = new Map<string, readonly Mark[]>()

/** The same list for equal marks: rows are many, combinations are few. */
function shared(marks: readonly Mark[]): readonly Mark[] {
  const key = marks.join()
  const known = lists.get(key) ?? marks
  lists.set(key, known)
  return known
}

/** How many of a row's parts failed: its display, its click and its rendering. */
export function countFailures(row: Row): number {
  const failed = [row.display, row.click].filter(verdict => verdictMarks(verdict).some(isFailure))
  return failed.length + (row.isNotRendered && !isKnownAbsent(row) ? 1 : 0)
}

/** The marks that show where an exchange came from. */
export function originMarks(exchange: Exchange): OriginMark[] {
  return [...(isImported(exchange) ? [IMPORTED_MARK] : []), ...(exchange.frame ? [OTHER_ORIGIN] : [])] as OriginMark[]
}

function verdictMarks(verdict: Verdict | undefined): Mark[] {
  if (!verdict) return []
  const { status, expected } = verdict
  if (!expected || expected.match === 'open') return [status]
  if (expected.match === 'unexpected') return [status, UNEXPECTED]
  return SUCCESSES.has(status) ? [status, EXPECTED] : [EXPECTED]
}

/** Whether it is expected not to be displayed: that it was not rendered is then known too. */
function isKnownAbsent({ display }: Row): boolean {
  return display?.expected?.match === 'expected' && display.expected.expectation.status === 'not displayed'
}

/** Creates a counter of rows by mark. It counts again only what changed: rows are compared as objects. */
export function createMarkCounts(): (rows: readonly Row[]) => ReadonlyMap<Mark, number> {
  let known: readonly Row[] = []
  let counts: ReadonlyMap<Mark, number> = new Map()
  return rows => {
    const { before, after } = middleOf(known, rows)
    const next = new Map(counts)
    for (const row of before) for (const mark of rowMarks(row)) addCount(next, mark, -1)
    for (const row of after) for (const mark of rowMarks(row)) addCount(next, mark, 1)
    known = rows
    return (counts = next)
  }
}
