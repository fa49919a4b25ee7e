import { effect } from '@preact/signals'
import type { DocumentInfo, SendCommand } from '../../bridge/messages.ts'
import { sendRefusal } from '../../bridge/sendRefusal.ts'
import { isHeld, requestBody, type Exchange } from '../../core/exchange/exchange.ts'
import { inBrowser } from '../../core/exchange/inBrowser.ts'
import type { Cancellation, Transport } from '../../core/exchange/transport.ts'
import type { Step } from '../../core/ledger/journal.ts'
import type { Host } from '../host/host.ts'
import type { Recorder } from './createRecorder.ts'
import { isPresent, RECONNECT_GRACE, type ObservedDocument, type ObservedDocuments } from './observedDocuments.ts'
import {
  rowDocument,
  toCommand,
  toSentRequest,
  whenAnswered,
  type Origin,
  type Sender,
  type TypedPaths,
} from './outgoing.ts'
import { findDocument, pageOriginOf } from './findDocument.ts'
import { otherFrame, sendExchangeId } from './sendExchange.ts'
import { ANSWER_TIMEOUT, RELAY_GRACE } from './sendTimeouts.ts'

/** The way to Target: each send goes through the relay of the frame that made the call. */
export interface RelayTransport {
  /** Chooses the document that sends for an origin. The send and its outcome are recorded as the exchange of this id. */
  from: (origin: Origin, sender: Sender) => { exchangeId: string; transport: Transport }
  /**
   * Releases a held call: the relay of its document makes it once, however often and from however many panels it is asked.
   * Without text, or if its document is left, nothing happens.
   */
  release: (exchange: Exchange) => void
  /** Waits again for the outcome of a send that an earlier panel made. */
  awaitOutcome: (exchange: Exchange) => void
  /** The document that sends for an origin, if the tab shows one. */
  sender: (origin: Origin) => DocumentInfo | undefined
  /** The origin of the document that sends, as browsers write it; undefined if no document sends, or its origin is unknown. */
  pageOrigin: (origin: Origin) => string | undefined
}

export interface RelayTransportOptions {
  host: Host
  recorder: Pick<Recorder, 'documents' | 'send' | 'cancel'>
  record: (steps: readonly Step[]) => void
  /** The current state of a recorded exchange. */
  exchange: (id: string) => Exchange | undefined
  paths: TypedPaths
}

/**
 * Sends requests through the relay of the frame that made the call, so that origin, cookies and referrer are those of
 * that frame. A send counts as aborted when its signal is, unless its answer was already arriving.
 */
export function createRelayTransport(options: RelayTransportOptions): RelayTransport {
  const { host, recorder, record, exchange, paths } = options
  const ask: Ask = (target, command, { signal, fail }) => {
    const { giveUp, wasReceived } = recorder.send(target, command)
    // A send that was reported as failed must not be made when the relay reconnects.
    const isLeft = (): boolean => !isPresent(recorder.documents.value.get(target))
    const stop = whenLeft(isLeft, () => giveUp() && fail(wasReceived() ? 'page left' : 'page gone'))
    const end = (reason: string): void => {
      stop()
      if (giveUp()) fail(reason)
    }
    signal?.addEventListener('abort', () => {
      recorder.cancel(target, command.sendId)
      end('aborted')
    })
    setTimeout(() => end('unreachable'), command.timeout + RELAY_GRACE)
  }
  return {
    from: (origin, sender) => {
      const target = findDocument(recorder.documents.value, origin)
      const documentId = target ?? origin.documentId
      const sendId = host.randomId()
      const exchangeId = sendExchangeId(documentId, sendId)
      const info = recorder.documents.value.get(documentId)?.info
      const part = { exchangeId, documentId, frameId: origin.frameId, frame: info && otherFrame(info) }
      const fail = (reason: string): void => {
        const response = { kind: 'failed' as const, time: host.now(), reason, provisional: true as const }
        record([{ ...part, kind: 'response', response }])
      }
      const transport: Transport = (call, { timeout, signal }) => {
        const { url } = call
        const command = toCommand(call, {
          sendId,
          timeout,
          isPathTyped: paths.isTyped(url, origin.brought),
          serverHeaders: sender === 'page' ? undefined : inBrowser(call, info && pageOriginOf(info)).headers,
        })
        const madeFor = rowDocument(origin) === documentId ? undefined : rowDocument(origin)
        record([{ ...part, kind: 'request', request: toSentRequest(command, { time: host.now(), madeFor }) }])
        const refusal = sendRefusal(url, command)
        if (refusal) fail(refusal)
        else if (target === undefined) fail('page gone')
        else ask(target, command, { signal, fail })
        return whenAnswered(() => exchange(exchangeId))
      }
      return { exchangeId, transport }
    },
    release: held => releaseHeld(held, options, ask),
    awaitOutcome: sent => awaitOutcome(sent, options),
    sender: origin => {
      const known = senderOf(recorder.documents.value, origin)
      return isPresent(known) ? known?.info : undefined
    },
    pageOrigin: origin => {
      const known = senderOf(recorder.documents.value, origin)
      return known && pageOriginOf(known.info)
    },
  }
}

function awaitOutcome(
  { id: exchangeId, documentId, frameId }: Exchange,
  { host, recorder, record, exchange }: RelayTransportOptions,
): void {
  const fail = (reason: string): void => {
    const response = { kind: 'failed' as const, time: host.now(), reason, provisional: true as const }
    if (!exchange(exchangeId)?.response) record([{ exchangeId, documentId, frameId, kind: 'response', response }])
  }
  const isLeft = (): boolean => !isPresent(recorder.documents.value.get(documentId))
  whenLeft(isLeft, () => fail('page left'))
  setTimeout(() => fail('unreachable'), ANSWER_TIMEOUT + RELAY_GRACE)
}

function senderOf(documents: ObservedDocuments, origin: Origin): ObservedDocument | undefined {
  const target = findDocument(documents, origin)
  return target === undefined ? undefined : documents.get(target)
}

type Ask = (target: string, command: SendCommand, ending: Ending) => void

function releaseHeld(held: Exchange, { host, recorder, record, exchange }: RelayTransportOptions, ask: Ask): void {
  const { id: exchangeId, documentId, frameId, request } = held
  const body = requestBody(held)
  const isThere = isPresent(recorder.documents.value.get(documentId))
  if (!isHeld(held) || !request || body.kind !== 'text' || !isThere) return
  const fail = (reason: string): void => {
    // One that no relay has made is still held.
    if (exchange(exchangeId)?.releasedAt === undefined) return
    const response = { kind: 'failed' as const, time: host.now(), reason, provisional: true as const }
    record([{ exchangeId, documentId, frameId, kind: 'response', response }])
  }
  const command = { sendId: exchangeId, url: request.url, body: body.text, timeout: ANSWER_TIMEOUT }
  ask(documentId, command, { signal: undefined, fail })
}

interface Ending {
  signal: Cancellation | undefined
  /** Records that the send failed. */
  fail: (reason: string) => void
}

/** Calls back once when the condition has held for the reconnection's grace. Returns a function that stops it. */
function whenLeft(isLeft: () => boolean, onLeft: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return effect(() => {
    if (!isLeft()) clearTimeout(timer)
    else timer = setTimeout(onLeft, RECONNECT_GRACE)
    return () => clearTimeout(timer)
  })
}
