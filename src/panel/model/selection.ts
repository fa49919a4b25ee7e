import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Selection } from '../../core/export/selectContent.ts'
import type { Row } from '../../core/ledger/row.ts'
import type { Choice, GridView } from './createChoices.ts'
import type { Panel } from './createPanel.ts'

const NONE: ReadonlySet<string> = new Set()

/** The keys of a view's selected items, which are one or several. */
export function selectedKeys({ selected, several }: Choice): ReadonlySet<string> {
  if (selected.value === undefined) return NONE
  return several.value.has(selected.value) ? several.value : new Set([selected.value])
}

/** The selected items of a view that its filter shows, as a selection to export; undefined without any. */
export function selectionIn(
  view: GridView,
  panel: Pick<Panel, 'choices' | 'capture' | 'shownRows' | 'shownCalls' | 'shownSent'>,
): { selection: Selection; count: number } | undefined {
  const { choices, capture, shownRows, shownCalls, shownSent } = panel
  const keys = selectedKeys(choices[view])
  if (view === 'ledger') {
    const rows = shownRows.value.filter(({ id }) => keys.has(id))
    return rows.length === 0 ? undefined : { selection: selectionOfRows(rows), count: rows.length }
  }
  // The id of a call changes when the network log is found to have seen it too.
  const ids = new Set([...keys].map(key => capture.exchange(key)?.id ?? key))
  const shown = view === 'calls' ? shownCalls.value : shownSent.value
  const calls = shown.filter(({ exchange }) => ids.has(exchange.id))
  if (calls.length === 0) return undefined
  return { selection: selectionOfCalls(calls, capture.rows.value), count: calls.length }
}

/** Rows of the ledger as a selection. */
export function selectionOfRows(rows: readonly Row[]): Selection {
  return { rows, callIds: NONE }
}

/** Calls as a selection, with the rows that they delivered or reported. */
export function selectionOfCalls(calls: readonly ParsedExchange[], rows: readonly Row[]): Selection {
  const callIds = new Set(calls.map(({ exchange }) => exchange.id))
  return { rows: rowsOfCalls(callIds, rows), callIds }
}

/** The rows that calls, by their ids, delivered or reported, the tester's sends among them. */
export function rowsOfCalls(callIds: ReadonlySet<string>, rows: readonly Row[]): Row[] {
  const isOfThem = ({ exchange }: ParsedExchange): boolean => callIds.has(exchange.id)
  return rows.filter(
    ({ decisions, notifications, own }) =>
      decisions.some(({ read }) => isOfThem(read)) ||
      notifications.some(({ notification }) => isOfThem(notification.read)) ||
      own.some(({ read }) => isOfThem(read)),
  )
}
