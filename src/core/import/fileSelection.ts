import { documentOfRow } from '../annotation/subject.ts'
import type { Row } from '../ledger/row.ts'

/**
 * Of each document that came in an exported selection, the ids of its selected rows. Its other rows lack the calls that their
 * verdicts depend on, so they are not listed.
 */
export type FileSelection = ReadonlyMap<string, ReadonlySet<string>>

/** The selection, with that of another file added to it. A file that holds a document whole replaces its selection. */
export function addSelection(
  known: FileSelection,
  documentIds: Iterable<string>,
  selectedRows: readonly string[],
): FileSelection {
  const all = new Map([...known].map(([id, rows]) => [id, new Set(rows)]))
  const added = new Set(selectedRows.map(documentOfRow))
  for (const id of documentIds) if (!added.has(id)) all.delete(id)
  for (const rowId of selectedRows) {
    const id = documentOfRow(rowId)
    const rows = all.get(id) ?? new Set()
    all.set(id, rows.add(rowId))
  }
  return all
}

/** Whether a row is listed: it was selected, or its document did not come in a selection. */
export function isInSelection({ id, documentId }: Row, selection: FileSelection): boolean {
  const rows = selection.get(documentId)
  // A notification that matches nothing delivered is named after its exchange, which stands in its document's place.
  return rows === undefined || rows.has(id) || selection.has(id)
}
