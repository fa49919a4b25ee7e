import { computed, signal, type Signal } from '@preact/signals'
import * as v from 'valibot'
import { addSelection, type FileSelection } from '../../core/import/fileSelection.ts'
import type { Recovery } from './createRecovery.ts'

const KeptSchema = v.array(v.string())

/** What is listed of files that were exported for some rows; kept for the next panel of the tab. */
export function createFileSelection(recovery: Pick<Recovery, 'add'>): Signal<FileSelection> {
  const selection = signal<FileSelection>(new Map())
  recovery.add({
    name: 'selected rows of files',
    value: computed(() => [...selection.value.values()].flatMap(rows => [...rows])),
    restore: value => {
      const kept = v.safeParse(KeptSchema, value)
      if (kept.success) selection.value = addSelection(selection.value, [], kept.output)
    },
  })
  return selection
}
