import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Counting } from '../../core/dialect/counting.ts'
import type { Dialect } from '../../core/dialect/dialect.ts'
import type { Drafting } from '../../core/dialect/drafting.ts'
import type { NotificationRequest } from '../../core/dialect/notificationRequest.ts'
import type { InstanceCommands, NotPassed } from '../../core/dialect/pageInstance.ts'
import type { NoServerCall, ServerSdkCall } from '../../core/dialect/serverSdk.ts'
import { type JsonObject, parseObject } from '../../core/json/json.ts'
import { createInstanceDraft, type InstanceDraft, type InstanceDraftOptions } from './createInstanceDraft.ts'
import type { ToPass } from './createInstanceSends.ts'
import { rowDocument, type SendFrom, type Sender } from './outgoing.ts'
import type { ToSend } from './createSendHistory.ts'
import { createServerDraft, type ServerDraft, type ServerDraftOptions } from './createServerDraft.ts'

/** Whom a draft is sent as: by a relay as one of its senders, or by the page's own instance of the library. */
export type SendAsChoice = Sender | 'instance'

/** The choice of whom a draft is sent as. */
export interface SendAs {
  sendAs: Signal<SendAsChoice>
  /** Its side as the server SDK; undefined for a protocol without one. */
  server: ServerDraft | undefined
  /** Its side as passed to the page's instance; undefined for a protocol without one. */
  instance: InstanceDraft | undefined
  /** Why a send makes no call. */
  noCall: ReadonlySignal<NoServerCall | NotPassed | undefined>
  /** The URL and body that count: those of the call that a send makes. */
  outgoing: ReadonlySignal<NotificationRequest>
  /** The URL and the text that a send sends; its body is undefined where the text is not a JSON object. */
  written: () => { url: string; text: string; body: JsonObject | undefined }
  /** Where a request counts if it is sent so. */
  countsIn: (request: NotificationRequest) => Counting
  /** A send of it as it is now; undefined where no call is made. */
  toSend: () => ToSend | ToPass | undefined
}

export interface SendAsOptions
  extends
    Omit<ServerDraftOptions, 'sdk'>,
    Pick<ToSend, 'origin' | 'location'>,
    Pick<InstanceDraftOptions, 'request' | 'sender' | 'instanceOf'> {
  dialect: Dialect
  drafting: Pick<Drafting, 'serverSdk' | 'pageInstance' | 'countsIn'>
  /** The body as the page sends it: without white space, as at.js writes it, unless the tester typed another layout. */
  wire: () => string
  sendFrom: ReadonlySignal<SendFrom>
}

/** Creates the choice of a draft; it is sent as the page until the tester chooses. */
export function createSendAs(options: SendAsOptions): SendAs {
  const { drafting, request, wire, url, body } = options
  const { serverSdk: sdk, pageInstance: library } = drafting
  const sendAs = signal<SendAsChoice>('page')
  const server = sdk && createServerDraft({ ...options, sdk })
  const instance = library && createInstanceDraft({ ...options, library })
  const through = computed(() => (sendAs.value === 'instance' ? instance : undefined))
  const chosen = computed(() => (sendAs.value === 'server SDK' ? server?.call.value : undefined))
  const call = computed(() => (chosen.value?.kind === 'call' ? chosen.value.call : undefined))
  return {
    sendAs,
    server,
    instance,
    noCall: computed(() => noCallOf(chosen.value ?? through.value?.commands.value)),
    outgoing: computed(() =>
      call.value ? { url: call.value.url, body: parseObject(call.value.body) ?? {} } : request.value,
    ),
    written: () =>
      call.value
        ? { url: call.value.url, text: call.value.body, body: parseObject(call.value.body) }
        : { url: url.value, text: wire(), body: body.value },
    countsIn: sent =>
      through.value ? through.value.library.countsIn(sent, through.value.name.value) : drafting.countsIn(sent),
    toSend: () => {
      if (through.value) return toPass(through.value, options)
      const made = chosen.value
      const about = { origin: options.origin, location: options.location, sendFrom: options.sendFrom.value }
      if (!made) return { ...about, as: 'page', url: url.value, text: wire() }
      if (made.kind !== 'call') return undefined
      server?.follow(made.next)
      return { ...about, as: 'server SDK', make: made.send }
    },
  }
}

function noCallOf(made: ServerSdkCall | InstanceCommands | undefined): NoServerCall | NotPassed | undefined {
  return made?.kind === 'call' || made?.kind === 'commands' ? undefined : made
}

function toPass(
  { library, name, commands: { value: made } }: InstanceDraft,
  { dialect, origin, sender }: SendAsOptions,
): ToPass | undefined {
  const documentId = sender()?.id
  if (made.kind !== 'commands' || documentId === undefined) return undefined
  const home = rowDocument(origin)
  const claim = { instance: name.value, ...(home !== documentId && { madeFor: home }) }
  return { as: 'instance', claim, documentId, dialect, library, commands: made.commands }
}
