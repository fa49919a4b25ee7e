import { signal, type ReadonlySignal } from '@preact/signals'
import type { Late } from './late.ts'

/** A part of the model that late code creates, once. */
export interface LateModel<Model> {
  /** What a use has made; undefined before. */
  made: ReadonlySignal<Model | undefined>
  /** Creates it if its code is loaded; otherwise undefined, until that is loaded by a use. */
  now: () => Model | undefined
  /** Runs with it: at once if its code is loaded. */
  use: (run: (model: Model) => void) => void
  /** The same for what takes time; resolves when it is done. */
  begin: (run: (model: Model) => Promise<void>) => Promise<void>
}

/** Describes such a part; `onMissing` is called where a use cannot load the code. */
export function lateModel<Options, Model>(
  code: Late<(options: Options) => Model>,
  options: Options,
  onMissing: () => void,
): LateModel<Model> {
  const made = signal<Model>()
  let model: Model | undefined
  const now = (): Model | undefined => made.value ?? (model ??= code.loaded()?.(options))
  const load = async (): Promise<Model> => {
    const create = await code.load()
    return (made.value = model ??= create(options))
  }
  return {
    made,
    now,
    use: run => {
      const found = now()
      if (found) run((made.value = found))
      else load().then(run, onMissing)
    },
    begin: async run => {
      const found = now() ?? (await load().catch(() => undefined))
      if (!found) return onMissing()
      made.value = found
      await run(found)
    },
  }
}
