import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { FieldTexts, ServerSdk, ServerSdkCall, ServerSdkField } from '../../core/dialect/serverSdk.ts'
import type { StatedVisit } from '../../core/exchange/exchange.ts'
import { fromExtension, inBrowser, type CallDifference } from '../../core/exchange/inBrowser.ts'
import type { JsonObject } from '../../core/json/json.ts'
import type { SendFrom } from './outgoing.ts'

/** A draft as the protocol's server SDK sends it: the request of the editor with the options of the SDK's call. */
export interface ServerDraft {
  fields: readonly ServerSdkField[]
  read: (field: string) => string
  /** Writes a field as the tester does; until then it follows the request. */
  write: (field: string, text: string) => void
  /** Resets one field. */
  undo: (field: string) => void
  /** The fields that the tester wrote. */
  changed: ReadonlySignal<readonly string[]>
  /** The call that a send makes, or the reason why it makes no call. */
  call: ReadonlySignal<ServerSdkCall>
  /** Where the call of the frame or of the extension differs from it. */
  differences: ReadonlySignal<readonly CallDifference[]>
  /** Gives the next call new ids and the current time. */
  renew: () => void
  /** Fills in what the next call of the same visitor is to be given. */
  follow: (next: FieldTexts) => void
  reset: () => void
}

export interface ServerDraftOptions {
  sdk: ServerSdk
  /** The request in the editor; its body is undefined while the JSON is not an object. */
  url: ReadonlySignal<string>
  body: ReadonlySignal<JsonObject | undefined>
  /** The visit's cookie as the tester pasted it. */
  cookie: () => string
  visit: StatedVisit | undefined
  /** The URLs of the tab's calls, newest last. */
  called: () => readonly string[]
  /** The origin of the document that sends. */
  pageOrigin: () => string | undefined
  sendFrom: ReadonlySignal<SendFrom>
  now: () => number
  newId: () => string
}

const NO_TEXTS: FieldTexts = {}

/** Creates the server's side of a draft. Each field has the tester's text, else the last call's, else what is known. */
export function createServerDraft(options: ServerDraftOptions): ServerDraft {
  const { sdk, url, body, cookie, visit, called, pageOrigin } = options
  const typed = signal(NO_TEXTS)
  const followed = signal(NO_TEXTS)
  const generated = signal(generate(options))
  const texts = computed((): FieldTexts => {
    const known = sdk.known({ url: url.value, cookie: cookie(), visit, called: called() })
    return { ...known, ...followed.value, ...typed.value }
  })
  const call = computed(() => sdk.build({ body: body.value, texts: texts.value, ...generated.value }))
  return {
    fields: sdk.fields,
    read: field => texts.value[field] ?? '',
    write: (field, text) => void (typed.value = { ...typed.value, [field]: text }),
    undo: field => {
      const { [field]: _, ...others } = typed.value
      typed.value = others
    },
    changed: computed(() => Object.keys(typed.value)),
    call,
    differences: computed(() => {
      if (call.value.kind !== 'call') return []
      if (options.sendFrom.value === 'extension') return fromExtension('server SDK')
      return inBrowser(call.value.call, pageOrigin()).differences
    }),
    renew: () => void (generated.value = generate(options)),
    follow: next => void (followed.value = next),
    reset: () => {
      typed.value = NO_TEXTS
      followed.value = NO_TEXTS
    },
  }
}

/** The time, and an id for each use. */
function generate({ now, newId }: ServerDraftOptions) {
  const ids = new Map<string, string>()
  const time = now()
  return {
    now: time,
    minutesEast: -new Date(time).getTimezoneOffset(),
    idFor: (use: string): string => {
      const id = ids.get(use) ?? newId()
      ids.set(use, id)
      return id
    },
  }
}
