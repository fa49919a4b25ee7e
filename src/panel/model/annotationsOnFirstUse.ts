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
  /** From the panel before, until the code has arrived: each use adds it first, so that nothing overtakes it. */
  let kept: unknown
  const useWithKept = (run: (annotations: Annotations) => void): void =>
    use(annotations => {
      const before = kept
      kept = undefined
      if (before !== undefined) annotations.restoreKept(before)
      run(annotations)
    })
  const restoreKept = (value: unknown): void => {
    if (!Array.isArray(value) || value.length === 0) return
    kept = value
    useWithKept(() => {})
  }
  recovery.add({ name: 'annotations', value: all, restore: restoreKept })
  return {
    all,
    annotated: rows => made.value?.annotated(rows) ?? rows,
    note: (row, text) => useWithKept(({ note }) => note(row, text)),
    expect: (row, event, status) => useWithKept(({ expect }) => expect(row, event, status)),
    explain: (expectation, why) => useWithKept(({ explain }) => explain(expectation, why)),
    forget: expectation => useWithKept(({ forget }) => forget(expectation)),
    restoreKept,
    take: list => {
      if (list.length > 0) useWithKept(({ take }) => take(list))
    },
    onClear: cleared => {
      if (made.peek() || kept !== undefined) useWithKept(({ onClear }) => onClear(cleared))
    },
  }
}
