import { batch, signal, type Signal } from '@preact/signals'
import { isRowOf } from '../../core/ledger/row.ts'
import type { Capture } from './createCapture.ts'
import type { Editing } from './createEditing.ts'

/** The views that are grids. */
export type GridView = 'ledger' | 'calls' | 'sent'
export type ViewName = GridView | 'session'

/** The selection in a view, and whether its Details are open. */
export interface Choice {
  /** The item that Details show. */
  selected: Signal<string | undefined>
  /** All selected items where they are several, that one included; see `selectedKeys`. */
  several: Signal<ReadonlySet<string>>
  open: Signal<boolean>
}

interface Showing {
  capture: Pick<Capture, 'rows'>
  /** Selects an item in its view. */
  select: (view: GridView, key: string) => void
}

/** Selects the first row of an import or, where it has none, its first call. */
export function showImported(ids: readonly string[], { capture, select }: Showing): void {
  const wanted = new Set(ids)
  const row = capture.rows.value.find(row => isRowOf(row, wanted))
  const [call] = ids
  if (row) select('ledger', row.id)
  else if (call !== undefined) select('calls', call)
}

/** The selections of the views, and what closes them when the log is cleared. */
export function createChoices() {
  const choices = { ledger: createChoice(), calls: createChoice(), sent: createChoice() }
  const onClear = ({ keepSent }: { keepSent: boolean }): void => {
    const closing = keepSent ? [choices.ledger, choices.calls] : Object.values(choices)
    batch(() => closing.forEach(close))
  }
  return { choices, onClear }
}

function createChoice(): Choice {
  return { selected: signal<string>(), several: signal<ReadonlySet<string>>(new Set()), open: signal(false) }
}

function close(choice: Choice): void {
  choice.selected.value = undefined
  choice.open.value = false
}

/** Closes the newest pane: the editor, otherwise Details. Returns whether anything was open. */
export function closeInnermost(editing: Editing, choice: Choice | undefined): boolean {
  if (editing.draft.value) {
    editing.close()
    return true
  }
  if (!choice) return false
  const wasOpen = choice.open.value && choice.selected.value !== undefined
  choice.open.value = false
  return wasOpen
}
