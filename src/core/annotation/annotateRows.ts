import type { Event } from '../dialect/event.ts'
import { groupBy } from '../groupBy.ts'
import { lazily } from '../lazily.ts'
import type { Row, Verdict } from '../ledger/row.ts'
import type { Annotation, Expectation, Subject } from './annotation.ts'
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
  const groups = lazily(() => groupAlike(rows))
  for (const { rowId, expectations } of annotations) {
    for (const expectation of expectations) {
      for (const id of rowsOf(rowId, expectation, groups)) apply(id, expectation)
    }
  }
  return found
}

/** The rows of a document that only token and place distinguish. */
interface Alike {
  rows: readonly Row[]
  /** By token; the rows without one by an empty text. */
  ofToken: ReadonlyMap<string, readonly Row[]>
}

/** Such rows by {@link subjectKey} and document. */
type Groups = ReadonlyMap<string, ReadonlyMap<string, Alike>>

function groupAlike(rows: readonly Row[]): Groups {
  const ofKey = groupBy(rows, subjectKey)
  return new Map([...ofKey].map(([key, all]) => [key, byDocument(all)]))
}

function byDocument(all: readonly Row[]): ReadonlyMap<string, Alike> {
  const documents = groupBy(all, ({ documentId }) => documentId)
  const indexed = (rows: readonly Row[]): Alike => ({ rows, ofToken: groupBy(rows, row => row.token ?? '') })
  return new Map([...documents].map(([id, rows]) => [id, indexed(rows)]))
}

function rowsOf(rowId: string, { subject }: Expectation, groups: () => Groups): string[] {
  if (!subject) return [rowId]
  const own = documentOfRow(rowId)
  const documents = groups().get(keyOf(subject, subject.token, sourceOf(own))) ?? new Map<string, Alike>()
  const same = [...documents].flatMap(([id, there]) =>
    id === own ? [] : (sameRow(there, subject, documents.get(own))?.id ?? []),
  )
  return [rowId, ...same]
}

/** The same row in another document: by its token, else by its place if the tokens may have changed. */
function sameRow(there: Alike, { token = '', place, alike }: Subject, own: Alike | undefined): Row | undefined {
  const [first, ...others] = there.ofToken.get(token) ?? []
  if (first && others.length === 0) return first
  const atPlace = there.rows.length === alike ? there.rows[place] : undefined
  // One that stands beside it in its own document is another row.
  const tokenThere = atPlace?.token ?? ''
  const isOther = tokenThere !== token && own?.ofToken.has(tokenThere) === true
  return isOther ? undefined : atPlace
}
