import type { Event } from '../dialect/event.ts'
import { groupBy } from '../groupBy.ts'
import { lazily } from '../lazily.ts'
import type { Row, Verdict } from '../ledger/row.ts'
import type { Annotation, Expectation } from './annotation.ts'
import { judgeExpectation } from './judgeExpectation.ts'
import { documentOfRow, keyOf, sourceOf, subjectKey } from './subject.ts'

/**
 * The rows with their notes, and with what is expected of their verdicts. An expectation applies to its row, and to the same
 * one of other documents from the same source: captured, or one file. If several apply, the newest counts.
 */
export function annotateRows(rows: readonly Row[], annotations: readonly Annotation[]): readonly Row[] {
  if (annotations.length === 0) return rows
  const notes = new Map(annotations.map(({ rowId, note }) => [rowId, note]))
  const expectations = findExpectations(rows, annotations)
  return rows.map(row => {
    const note = notes.get(row.id) || undefined
    const expected = expectations.get(row.id)
    if (note === undefined && !expected) return row
    return {
      ...row,
      note,
      display: withExpectation(row, 'display', expected),
      click: withExpectation(row, 'click', expected),
    }
  })
}

type Expected = Partial<Record<Event, Expectation>>

function withExpectation(row: Row, event: Event, expected: Expected | undefined): Verdict | undefined {
  const [verdict, expectation] = [row[event], expected?.[event]]
  if (!verdict || !expectation) return verdict
  return { ...verdict, expected: { expectation, match: judgeExpectation(expectation.status, verdict.status) } }
}

/** The expectations by the rows to which they apply. */
function findExpectations(rows: readonly Row[], annotations: readonly Annotation[]): Map<string, Expected> {
  const found = new Map<string, Expected>()
  const apply = (rowId: string, expectation: Expectation): void => {
    const known = found.get(rowId) ?? {}
    const { event, time } = expectation
    if ((known[event]?.time ?? -Infinity) <= time) found.set(rowId, { ...known, [event]: expectation })
  }
  const groups = lazily(() => groupBy(rows, subjectKey))
  for (const { rowId, expectations } of annotations) {
    for (const expectation of expectations) {
      for (const id of rowsOf(rowId, expectation, groups)) apply(id, expectation)
    }
  }
  return found
}

function rowsOf(rowId: string, { subject }: Expectation, groups: () => ReadonlyMap<string, readonly Row[]>): string[] {
  if (!subject) return [rowId]
  const own = documentOfRow(rowId)
  const alike = groups().get(keyOf(subject, subject.token, sourceOf(own))) ?? []
  const others = [...groupBy(alike, ({ documentId }) => documentId)].filter(([documentId]) => documentId !== own)
  const same = others.flatMap(([, there]) => {
    const ofToken = there.filter(({ eventToken }) => eventToken === subject.token)
    return (ofToken.length === 1 ? ofToken[0] : there[subject.place])?.id ?? []
  })
  return [rowId, ...same]
}
