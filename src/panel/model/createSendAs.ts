import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { NotificationRequest } from '../../core/dialect/notificationRequest.ts'
import type { NoServerCall, ServerSdk } from '../../core/dialect/serverSdk.ts'
import { type JsonObject, parseObject } from '../../core/json/json.ts'
import type { Sender } from './createRelayTransport.ts'
import type { ToSend } from './createSendHistory.ts'
import { createServerDraft, type ServerDraft, type ServerDraftOptions } from './createServerDraft.ts'

/** Whom a draft is sent as. */
export interface SendAs {
  sendAs: Signal<Sender>
  /** Its side as the server SDK; undefined for a protocol without one. */
  server: ServerDraft | undefined
  /** Why a send makes no call. */
  noCall: ReadonlySignal<NoServerCall | undefined>
  /** The URL and body that count: those of the call that a send makes. */
  outgoing: ReadonlySignal<NotificationRequest>
  /** The URL and the text that a send sends; its body is undefined where the text is not a JSON object. */
  written: () => { url: string; text: string; body: JsonObject | undefined }
  /** A send of it as it is now; undefined where the SDK makes no call. */
  toSend: () => ToSend | undefined
}

export interface SendAsOptions extends Omit<ServerDraftOptions, 'sdk'>, Pick<ToSend, 'origin' | 'location'> {
  sdk: ServerSdk | undefined
  request: ReadonlySignal<NotificationRequest>
  /** The body as the page sends it: without white space, as at.js writes it, unless the tester typed another layout. */
  wire: () => string
}

/** Creates the choice of a draft; it is sent as the page until the tester chooses. */
export function createSendAs({ sdk, request, wire, origin, location, ...options }: SendAsOptions): SendAs {
  const { url, body } = options
  const sendAs = signal<Sender>('page')
  const server = sdk && createServerDraft({ sdk, ...options })
  const chosen = computed(() => (sendAs.value === 'server SDK' ? server?.call.value : undefined))
  const call = computed(() => (chosen.value?.kind === 'call' ? chosen.value.call : undefined))
  return {
    sendAs,
    server,
    noCall: computed(() => (chosen.value?.kind === 'call' ? undefined : chosen.value)),
    outgoing: computed(() =>
      call.value ? { url: call.value.url, body: parseObject(call.value.body) ?? {} } : request.value,
    ),
    written: () =>
      call.value
        ? { url: call.value.url, text: call.value.body, body: parseObject(call.value.body) }
        : { url: url.value, text: wire(), body: body.value },
    toSend: () => {
      const made = chosen.value
      if (!made) return { as: 'page', origin, location, url: url.value, text: wire() }
      if (made.kind !== 'call') return undefined
      server?.follow(made.next)
      return { as: 'server SDK', origin, location, make: made.send }
    },
  }
}
