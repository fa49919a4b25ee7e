import { computed } from '@preact/signals'
import type { Imports, ImportsOptions } from './createImports.ts'
import { late } from './late.ts'
import { lateModel } from './lateModel.ts'
import { READING } from './reading.ts'

const IMPORTS = late(async () => {
  // What is added is read as calls are.
  const [{ createImports }] = await Promise.all([import('./createImports.ts'), READING.load()])
  return createImports
})

/** The model of imports, whose code is loaded by the first of them; `onMissing` is called where it cannot be. */
export function importsOnFirstUse(options: ImportsOptions, onMissing: () => void): Imports {
  const { made, use, begin } = lateModel(IMPORTS, options, onMissing)
  return {
    pending: computed(() => made.value?.pending.value),
    added: computed(() => made.value?.added.value ?? 0),
    ask: () => use(({ ask }) => ask()),
    paste: () => begin(({ paste }) => paste()),
    open: (text, name) => begin(({ open }) => open(text, name)),
    openFiles: files => begin(({ openFiles }) => openFiles(files)),
    add: () => made.peek()?.add(),
    cancel: () => made.peek()?.cancel(),
  }
}
