import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { NotificationRequest } from '../../core/dialect/notificationRequest.ts'
import type { InstanceCommands, NotPassed, PageInstance } from '../../core/dialect/pageInstance.ts'
import type { JsonObject } from '../../core/json/json.ts'
import type { PassAnswer } from './createInstanceSends.ts'

/** A draft as it is passed to the page's own instance of the library. */
export interface InstanceDraft {
  library: PageInstance
  /** The tester's text, else the instance that the page's newest command names, else the usual name. */
  name: ReadonlySignal<string>
  write: (name: string) => void
  /** Resets the name. */
  undo: () => void
  isChanged: ReadonlySignal<boolean>
  /** What a send passes, or why it passes nothing. */
  commands: ReadonlySignal<InstanceCommands>
  /** The last send, until its call is seen. */
  unseen: Signal<UnseenPass | undefined>
  reset: () => void
}

/** A send through an instance, and the page's answer. */
export interface UnseenPass {
  instance: string
  answer: PassAnswer
}

export interface InstanceDraftOptions {
  library: PageInstance
  /** The request when the JSON was last an object; `body` is undefined while it is not one. */
  request: ReadonlySignal<NotificationRequest>
  body: ReadonlySignal<JsonObject | undefined>
  /** The document that sends, and whether it is the page itself. */
  sender: () => { id: string; top: boolean } | undefined
  /** The newest instance that a command of a document names. */
  instanceOf: (documentId: string) => string | undefined
}

/** Creates the instance's side of a draft. */
export function createInstanceDraft(options: InstanceDraftOptions): InstanceDraft {
  const { library, request, body, sender, instanceOf } = options
  const typed = signal<string>()
  const unseen = signal<UnseenPass>()
  const known = (): string => instanceOf(sender()?.id ?? '') ?? library.usualName
  const name = computed(() => typed.value ?? known())
  const undo = (): void => void (typed.value = undefined)
  return {
    library,
    name,
    write: text => void (typed.value = text),
    undo,
    isChanged: computed(() => typed.value !== undefined),
    commands: computed(() => {
      const why = obstacle({ name: name.value, sender: sender(), isJson: body.value !== undefined })
      return why === undefined ? library.commandsFor(request.value) : { kind: 'not passed', why }
    }),
    unseen,
    reset: () => {
      undo()
      unseen.value = undefined
    },
  }
}

interface Passing {
  name: string
  sender: { top: boolean } | undefined
  isJson: boolean
}

/** DevTools evaluates in the page itself alone. */
function obstacle({ name, sender, isJson }: Passing): NotPassed['why'] | undefined {
  if (!sender) return 'pageLeft'
  if (!sender.top) return 'inFrame'
  if (name === '') return 'noName'
  return isJson ? undefined : 'notJson'
}
