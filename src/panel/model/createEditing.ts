import { signal, type ReadonlySignal } from '@preact/signals'
import type { Row } from '../../core/ledger/row.ts'
import type { NotificationRequest } from '../../core/notification/draft.ts'
import { createDraft, type Draft } from './createDraft.ts'

/** The notification editor: which draft it shows, and those that were left with changes. */
export interface Editing {
  draft: ReadonlySignal<Draft | undefined>
  /** How often the editor was asked for: each time it wants the focus. */
  asked: ReadonlySignal<number>
  /** Shows the row's draft: as it was left when it was changed, else a fresh one. */
  edit: (row: Row) => void
  /** Closes the editor; what was changed is kept. */
  close: () => void
  /** Closes the editor and forgets every draft. */
  drop: () => void
}

export interface EditingOptions {
  rows: ReadonlySignal<readonly Row[]>
  build: (row: Row) => NotificationRequest | undefined
  now: () => number
}

/** Creates the editing of notifications; changes are never lost but by {@link Editing.drop}. */
export function createEditing({ rows, build, now }: EditingOptions): Editing {
  const draft = signal<Draft>()
  const asked = signal(0)
  const kept = new Map<string, Draft>()

  const draftOf = (row: Row): Draft | undefined => {
    const left = kept.get(row.id)
    if (left?.isEdited.value) return left
    const request = build(row)
    return request && createDraft({ row, request, rows, now })
  }
  return {
    draft,
    asked,
    edit: row => {
      const shown = draftOf(row)
      if (!shown) return
      kept.set(row.id, shown)
      draft.value = shown
      asked.value += 1
    },
    close: () => void (draft.value = undefined),
    drop: () => {
      draft.value = undefined
      kept.clear()
    },
  }
}
