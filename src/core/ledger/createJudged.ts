import type { SentNotification } from '../dialect/dialect.ts'
import type { Relinked } from './createLinks.ts'
import { pageOf } from './deliveredRows.ts'
import { findDisplays, isUnplaced, pageOfDisplay } from './displays.ts'
import { judgeClick, judgeDisplay, otherDisplays, type LocationDisplays } from './judgeRow.ts'
import type { RowChange } from './order.ts'
import type { Row } from './row.ts'
import type { RowRenderings } from './rowRenderings.ts'
import type { Showings } from './showings.ts'

interface JudgedInput {
  rows: readonly RowChange<Row>[]
  relinked: readonly Relinked[]
  /** The rows that have other notifications, renderings or showings than before. */
  touched: ReadonlySet<Row>
}

interface JudgingOptions {
  /** The rows of a location in a document. */
  rowsAt: (page: string) => readonly Row[]
  showings: Showings
  renderings: RowRenderings
}

/** For each call that delivered a row, the first display of its location without its token. */
type Others = readonly (SentNotification | undefined)[]

/** Creates the rows of delivered content with their verdicts; returns what changed of them. */
export function createJudged({
  rowsAt,
  showings,
  renderings,
}: JudgingOptions): (input: JudgedInput) => RowChange<Row>[] {
  const all = new Map<Row, Row>()
  const othersOf = new Map<Row, Others>()
  const unplaced = new Map<string, Set<SentNotification>>()
  const displays = new Map<string, ReadonlyMap<string, LocationDisplays>>()
  const judge = (row: Row, others: Others): Row => {
    const whole = {
      ...row,
      notifications: copyOf(row.notifications),
      own: copyOf(row.own),
      renderings: renderings.of(row),
    }
    const display = judgeDisplay(whole, { showingOf: showings.of, others })
    return { ...whole, display, click: judgeClick(whole), isNotRendered: display?.isNotRendered ?? false }
  }
  return ({ rows, relinked, touched }) => {
    const pages = new Set<string | undefined>([...touched].map(pageOf))
    for (const { before } of rows) if (before) pages.add(pageOf(before))
    for (const each of relinked) changeUnplaced(unplaced, each)
    for (const { notification } of relinked) pages.add(pageOfDisplay(notification))
    const changes = new Map<Row, RowChange<Row>>()
    for (const { before, after } of rows) {
      const known = before && all.get(before)
      if (before) {
        all.delete(before)
        othersOf.delete(before)
      }
      if (after ?? before) changes.set(after ?? (before as Row), { before: known, after: undefined })
    }
    for (const page of pages) {
      if (page === undefined) continue
      const there = rowsAt(page)
      const found = findDisplays(there, unplaced.get(page) ?? [])
      const isOfDisplays = found.size > 0 || displays.has(page)
      if (found.size > 0) displays.set(page, found)
      else displays.delete(page)
      for (const row of isOfDisplays ? there : there.filter(each => touched.has(each))) {
        const known = all.get(row)
        const others = otherDisplays(row, found.get(row.placeKey))
        if (known && !touched.has(row) && isSame(others, othersOf.get(row) ?? NONE)) continue
        const after = judge(row, others)
        changes.set(row, { before: known ?? changes.get(row)?.before, after })
        all.set(row, after)
        if (others.length > 0) othersOf.set(row, others)
        else othersOf.delete(row)
      }
    }
    return [...changes.values()].filter(({ before, after }) => before ?? after)
  }
}

const NONE: Others = []

/** Rows share an empty list. */
function copyOf<Member>(list: Member[]): Member[] {
  return list.length === 0 ? list : [...list]
}

function changeUnplaced(unplaced: Map<string, Set<SentNotification>>, { notification, after }: Relinked): void {
  if (!notification.isDisplay) return
  const page = pageOfDisplay(notification)
  const known = unplaced.get(page) ?? new Set()
  if (after && isUnplaced(notification, after)) known.add(notification)
  else known.delete(notification)
  if (known.size > 0) unplaced.set(page, known)
  else unplaced.delete(page)
}

/** Displays that are missing equal undefined. */
function isSame(a: Others, b: Others): boolean {
  const [longer, other] = a.length > b.length ? [a, b] : [b, a]
  return longer.every((display, at) => display === other[at])
}
