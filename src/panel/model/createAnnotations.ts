import { computed, signal, type ReadonlySignal } from '@preact/signals'
import * as v from 'valibot'
import { AnnotationSchema, type Annotation, type Expectation } from '../../core/annotation/annotation.ts'
import { annotateRows } from '../../core/annotation/annotateRows.ts'
import type { Expectable } from '../../core/annotation/judgeExpectation.ts'
import { documentOfRow, sourceOf, subjectOf } from '../../core/annotation/subject.ts'
import type { Event } from '../../core/dialect/event.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { Memory } from './createMemory.ts'

/** The tester's notes on rows, and what the tester expects of their verdicts. */
export interface Annotations {
  all: ReadonlySignal<readonly Annotation[]>
  /** The rows with what applies to them. */
  annotated: (rows: readonly Row[]) => readonly Row[]
  /** Sets the row's note; an empty one removes it. */
  note: (row: Row, text: string) => void
  /** Expects a result of the row's display or click, here and in other documents, in place of an earlier expectation. */
  expect: (row: Row, event: Event, status: Expectable) => void
  /** Changes why an expectation holds, or who decided it; the author is remembered for the next one. */
  explain: (expectation: Expectation, why: Partial<Pick<Expectation, 'reason' | 'author'>>) => void
  /** Removes an expectation. */
  forget: (expectation: Expectation) => void
  /** Adds what an earlier panel of the tab kept. A row keeps the note and the expectations that it has. */
  restoreKept: (value: unknown) => void
  /** Adds the annotations that came with a file, for its own rows alone. */
  take: (list: readonly Annotation[]) => void
  /** The log was cleared: rows of files are gone, and after *Clear* every row that is not listed any more. */
  onClear: (options: { keepSent: boolean }) => void
}

export interface AnnotationsOptions {
  now: () => number
  memory: Pick<Memory, 'remembered' | 'remember'>
  /** The rows that are listed. */
  rows: () => readonly Row[]
}

const AUTHOR = 'author of expectations'

const KeptSchema = v.array(AnnotationSchema)

/** Creates the annotations; they last as long as what the tab recorded. */
export function createAnnotations({ now, memory, rows }: AnnotationsOptions): Annotations {
  const held = signal<ReadonlyMap<string, Annotation>>(new Map())
  const all = computed(() => [...held.value.values()])
  const put = (list: readonly Annotation[]): void => {
    held.value = new Map(list.filter(isNeeded).map(one => [one.rowId, one]))
  }
  const change = (rowId: string, make: (annotation: Annotation) => Annotation): void => {
    const known = held.value.get(rowId) ?? { rowId, note: '', expectations: [] }
    put([...new Map(held.value).set(rowId, make(known)).values()])
  }
  const replace = (expectation: Expectation, by: readonly Expectation[]): void => {
    const replaced = (one: Expectation): readonly Expectation[] => (one === expectation ? by : [one])
    put(all.peek().map(one => ({ ...one, expectations: one.expectations.flatMap(replaced) })))
  }
  const restore = (list: readonly Annotation[]): void => {
    const merged = new Map(held.value)
    for (const one of list) merged.set(one.rowId, merge(merged.get(one.rowId), one))
    put([...merged.values()])
  }
  return {
    all,
    annotated: list => annotateRows(list, all.value),
    note: (row, note) => change(row.id, annotation => ({ ...annotation, note })),
    expect: (row, event, status) => {
      const before = row[event]?.expected?.expectation
      const { reason = '' } = before ?? {}
      if (before) replace(before, [])
      const author = memory.remembered(AUTHOR) ?? ''
      const expectation = { event, status, reason, author, time: now(), subject: subjectOf(row, rows()) }
      change(row.id, ({ expectations, ...rest }) => ({
        ...rest,
        expectations: [...expectations.filter(one => one.event !== event), expectation],
      }))
    },
    explain: (expectation, why) => {
      if (why.author !== undefined) memory.remember(AUTHOR, why.author)
      replace(expectation, [{ ...expectation, ...why }])
    },
    forget: expectation => replace(expectation, []),
    restoreKept: value => {
      const kept = v.safeParse(KeptSchema, value)
      if (kept.success) restore(kept.output)
    },
    take: list => {
      const listed = new Set(rows().map(({ id }) => id))
      restore(list.filter(({ rowId }) => isOfFile(rowId) && listed.has(rowId)))
    },
    onClear: ({ keepSent }) => {
      const listed = new Set(rows().map(({ id }) => id))
      const kept = all.peek().filter(({ rowId }) => !isOfFile(rowId) || listed.has(rowId))
      put(keepSent ? kept : kept.map(one => (listed.has(one.rowId) ? one : { ...one, note: '' })))
    },
  }
}

function isNeeded({ note, expectations }: Annotation): boolean {
  return note !== '' || expectations.length > 0
}

function isOfFile(rowId: string): boolean {
  return sourceOf(documentOfRow(rowId)) !== ''
}

function merge(known: Annotation | undefined, added: Annotation): Annotation {
  if (!known) return added
  const isNew = ({ event }: Expectation): boolean => known.expectations.every(one => one.event !== event)
  return {
    rowId: known.rowId,
    note: known.note || added.note,
    expectations: [...known.expectations, ...added.expectations.filter(isNew)],
  }
}
