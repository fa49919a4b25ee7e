import { sendRefusal } from '../../bridge/sendRefusal.ts'
import type { SendOutcome } from '../../bridge/messages.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import type { Transport } from '../../core/exchange/transport.ts'
import type { Step } from '../../core/ledger/journal.ts'
import type { Host } from '../host/host.ts'
import {
  rowDocument,
  toCommand,
  toSentRequest,
  whenAnswered,
  type Origin,
  type Sender,
  type TypedPaths,
} from './outgoing.ts'
import { EXTENSION_DOCUMENT, sendExchangeId, toResponse } from './sendExchange.ts'

/** The way to Target without a page: the extension's background makes the call. */
export interface ExtensionTransport {
  /** The send and its outcome are recorded as the exchange of this id. */
  from: (origin: Origin, sender: Sender) => { exchangeId: string; transport: Transport }
  /** Records the outcome of an earlier send, if the background still has it; else that it is not known. */
  askAgain: (exchange: Exchange) => void
}

export interface ExtensionTransportOptions {
  host: Pick<Host, 'extension' | 'now' | 'randomId'>
  record: (steps: readonly Step[]) => void
  /** The current state of a recorded exchange. */
  exchange: (id: string) => Exchange | undefined
  paths: TypedPaths
}

/** Sends requests from the extension, without cookies and referrer. Each is made once, or its outcome is not known. */
export function createExtensionTransport(options: ExtensionTransportOptions): ExtensionTransport {
  const { host, record, exchange, paths } = options
  const fail = (exchangeId: string, reason: string): void => {
    const response = { kind: 'failed' as const, time: host.now(), reason, provisional: true as const }
    record([{ ...partOf(exchangeId), kind: 'response', response }])
  }
  const settle = (exchangeId: string, outcome: SendOutcome | undefined): void => {
    if (!outcome) return fail(exchangeId, 'background gone')
    record([{ ...partOf(exchangeId), kind: 'response', response: toResponse(outcome) }])
  }
  return {
    from: (origin, sender) => {
      const sendId = host.randomId()
      const exchangeId = sendExchangeId(EXTENSION_DOCUMENT, sendId)
      const transport: Transport = (call, { timeout, signal }) => {
        const command = toCommand(call, {
          sendId,
          timeout,
          isPathTyped: paths.isTyped(call.url, origin.brought),
          serverHeaders: sender === 'page' ? undefined : call.headers,
        })
        const request = toSentRequest(command, { time: host.now(), madeFor: rowDocument(origin), from: 'extension' })
        record([{ ...partOf(exchangeId), kind: 'request', request }])
        const refusal = sendRefusal(call.url, command)
        if (refusal) fail(exchangeId, refusal)
        else void host.extension.send(command).then(outcome => settle(exchangeId, outcome))
        signal?.addEventListener('abort', () => host.extension.cancel(sendId))
        return whenAnswered(() => exchange(exchangeId))
      }
      return { exchangeId, transport }
    },
    askAgain: ({ id }) => {
      const sendId = id.slice(sendExchangeId(EXTENSION_DOCUMENT, '').length)
      void host.extension.resultOf(sendId).then(outcome => settle(id, outcome))
    },
  }
}

/** It belongs to no document of the tab. */
function partOf(exchangeId: string) {
  return { exchangeId, documentId: EXTENSION_DOCUMENT, frameId: 0 }
}
