import { computed } from '@preact/signals'
import type { Annotations, AnnotationsOptions } from './createAnnotations.ts'
import type { Recovery } from './createRecovery.ts'
import { late } from './late.ts'
import { lateModel } from './lateModel.ts'

const ANNOTATIONS = late(async () => (await import('./createAnnotations.ts')).createAnnotations)

/**
 * The annotations, whose code is loaded by the first of them; kept for the next panel of the tab, and restored from the one
 * before. `onMissing` is called where the code cannot be loaded.
 */
export function annotationsOnFirstUse(
  options: AnnotationsOptions,
  recovery: Pick<Recovery, 'add'>,
  onMissing: () => void,
): Annotations {
  const { made, use } = lateModel(ANNOTATIONS, options, onMissing)
  const all = computed(() => made.value?.all.value ?? [])
  const restoreKept = (value: unknown): void => {
    if (Array.isArray(value) && value.length > 0) use(annotations => annotations.restoreKept(value))
  }
  recovery.add({ name: 'annotations', value: all, restore: restoreKept })
  return {
    all,
    annotated: rows => made.value?.annotated(rows) ?? rows,
    note: (row, text) => use(({ note }) => note(row, text)),
    expect: (row, event, status) => use(({ expect }) => expect(row, event, status)),
    explain: (expectation, why) => use(({ explain }) => explain(expectation, why)),
    forget: expectation => use(({ forget }) => forget(expectation)),
    restoreKept,
    take: list => {
      if (list.length > 0) use(({ take }) => take(list))
    },
    onClear: cleared => made.peek()?.onClear(cleared),
  }
}
