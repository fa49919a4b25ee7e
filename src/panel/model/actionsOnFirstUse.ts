import { computed } from '@preact/signals'
import type { Actions, ActionsOptions } from './createActions.ts'
import { late } from './late.ts'
import { lateModel } from './lateModel.ts'
import { READING } from './reading.ts'

/** What writes, checks and sends requests; with the protocols' rules it is most of the panel's code. */
export const ACTIONS = late(async () => {
  // What is sent is recorded.
  const [{ createActions }] = await Promise.all([import('./createActions.ts'), READING.load()])
  return createActions
})

/** The actions, whose code is loaded by the first of them; `onMissing` is called where it cannot be. */
export function actionsOnFirstUse(options: ActionsOptions, onMissing: () => void): Actions {
  const { made, now, use, begin } = lateModel(ACTIONS, options, onMissing)
  return {
    editing: {
      draft: computed(() => made.value?.editing.draft.value),
      asked: computed(() => made.value?.editing.asked.value ?? 0),
      edit: row => use(({ editing }) => editing.edit(row)),
      editSent: read => use(({ editing }) => editing.editSent(read)),
      editComposed: request => use(({ editing }) => editing.editComposed(request)),
      close: () => made.peek()?.editing.close(),
      closeUntouched: () => made.peek()?.editing.closeUntouched(),
    },
    editComposed: composed => use(({ editComposed }) => editComposed(composed)),
    steps: {
      ofRow: row => now()?.steps.ofRow(row),
      ofDraft: draft => now()?.steps.ofDraft(draft),
      confirm: async (step, others) => {
        let isConfirmed = false
        await begin(async ({ steps }) => {
          isConfirmed = await steps.confirm(step, others)
        })
        return isConfirmed
      },
      send: step => now()?.steps.send(step) ?? { why: 'noSend' },
      cancel: exchangeId => made.peek()?.steps.cancel(exchangeId),
    },
    sendRow: row => use(({ sendRow }) => sendRow(row)),
    release: reads => use(({ release }) => release(reads)),
    sendDraft: () => made.peek()?.sendDraft(),
    runFaults: codes => made.peek()?.runFaults(codes),
    cancelSend: read => made.peek()?.cancelSend(read),
  }
}
