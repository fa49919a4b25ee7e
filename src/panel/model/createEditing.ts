import { computed, signal, type ReadonlySignal } from '@preact/signals'
import { isApart } from '../../core/exchange/imported.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { callOfRow, type Row } from '../../core/ledger/row.ts'
import { createDraft, type Draft, type DraftOptions } from './createDraft.ts'
import { rowDocument } from './outgoing.ts'

/** The request that a draft is opened with. */
export type ToEdit = Pick<DraftOptions, 'row' | 'origin' | 'opened' | 'dialect' | 'drafting' | 'visit'>

/** The notification editor: which draft it shows, and those that were left with changes. */
export interface Editing {
  draft: ReadonlySignal<Draft | undefined>
  /** How often the editor was requested: each time it takes the focus. */
  asked: ReadonlySignal<number>
  /** Shows the row's draft: as it was left if it was changed, otherwise a new one. */
  edit: (row: Row) => void
  /** Shows a sent request again, with new ids. */
  editSent: (read: ParsedExchange) => void
  /** Shows a request that was composed by hand. */
  editComposed: (made: ToEdit) => void
  /** Closes the editor; changes are kept. */
  close: () => void
  /** Closes the editor unless something was changed or tried in it. */
  closeUntouched: () => void
}

export interface EditingOptions extends Pick<
  DraftOptions,
  'rows' | 'now' | 'newId' | 'visits' | 'pageOrigin' | 'sender' | 'places' | 'instanceOf' | 'send'
> {
  /** The request to open for a row; undefined when nothing can be sent for it. */
  fromRow: (row: Row) => ToEdit | undefined
  fromSent: (read: ParsedExchange) => ToEdit | undefined
}

/** Creates the editing of notifications; changes are never lost. */
export function createEditing({ fromRow, fromSent, ...options }: EditingOptions): Editing {
  const draft = signal<Draft>()
  const asked = signal(0)
  const kept = new Map<string, Draft>()

  const draftOf = (key: string, make: () => ToEdit | undefined): Draft | undefined => {
    const left = kept.get(key)
    if (left && isTouched(left)) return left
    const made = make()
    if (!made) return undefined
    const home = { documentId: rowDocument(made.origin) }
    // A request reports only what its protocol delivered.
    const isOfProtocol = (row: Row): boolean => callOfRow(row)?.dialect === made.dialect
    const rows = computed(() => options.rows.value.filter(row => !isApart(row, home) && isOfProtocol(row)))
    return createDraft({ ...options, ...made, rows })
  }
  const show = (key: string, make: () => ToEdit | undefined): void => {
    const shown = draftOf(key, make)
    if (!shown) return
    kept.set(key, shown)
    draft.value = shown
    asked.value += 1
  }
  return {
    draft,
    asked,
    edit: row => show(row.id, () => fromRow(row)),
    editSent: read => show(read.exchange.id, () => fromSent(read)),
    editComposed: made => show(`composed/${options.newId()}`, () => made),
    close: () => void (draft.value = undefined),
    closeUntouched: () => {
      if (draft.value && !isTouched(draft.value)) draft.value = undefined
    },
  }
}

function isTouched({ isEdited, faults, sendAs, chosenFrom }: Draft): boolean {
  const isChosen = sendAs.value !== 'page' || chosenFrom.value !== undefined
  return isEdited.value || faults.tried.value.length > 0 || isChosen
}
