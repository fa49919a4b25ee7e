import { effect } from '@preact/signals'
import type { SendCommand } from '../../bridge/messages.ts'
import { sendRefusal } from '../../bridge/sendRefusal.ts'
import { toAnswer, type Cancellation, type Transport, type TransportAnswer } from '../../core/dialect/transport.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import type { Step } from '../../core/ledger/journal.ts'
import type { Host } from '../host/host.ts'
import type { Recorder } from './createRecorder.ts'
import type { ObservedDocument, ObservedDocuments } from './observedDocuments.ts'
import { otherFrame, sendExchangeId } from './toSteps.ts'

/** Ms until the relay stops waiting for an answer. */
export const ANSWER_TIMEOUT = 10_000

/** Ms beyond that until the panel stops waiting for the relay. */
export const RELAY_GRACE = 5_000

/** Ms that a relay may take to connect again before its document counts as left. */
export const RECONNECT_GRACE = 3_000

/** The origin of a request: the document that received the token. */
export interface Origin {
  documentId: string
  frameId: number
  /** The document of the row that it was made from, where that is another one. */
  madeFor?: string | undefined
  /** The URL as the page or file gave it: any other path was typed by the tester. */
  brought?: string
  /** The URL of the page, where the document comes from a file that names it. */
  page?: string | undefined
}

/** The way to Target: each send goes through the relay of the frame that made the call. */
export interface RelayTransport {
  /** Chooses the document that sends for an origin. The send and its outcome are recorded as the exchange of this id. */
  from: (origin: Origin) => { exchangeId: string; transport: Transport }
}

export interface RelayTransportOptions {
  host: Host
  recorder: Pick<Recorder, 'documents' | 'send' | 'cancel'>
  record: (steps: readonly Step[]) => void
  /** The current state of a recorded exchange. */
  exchange: (id: string) => Exchange | undefined
}

/**
 * Sends requests through the relay of the frame that made the call, so that origin, cookies and referrer are those of
 * that frame. A send counts as aborted when its signal is, unless its answer was already arriving.
 */
export function createRelayTransport({ host, recorder, record, exchange }: RelayTransportOptions): RelayTransport {
  const paths = createTypedPaths()
  const ask = (target: string, command: SendCommand, { signal, fail }: Ending): void => {
    const { giveUp, wasReceived } = recorder.send(target, command)
    // A send that was reported as failed must not be made when the relay reconnects.
    const isLeft = (): boolean => !isOpen(recorder.documents.value.get(target)?.relay)
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
    from: origin => {
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
      const transport: Transport = ({ url, body }, { timeout, signal }) => {
        const isPathTyped = paths.isTyped(url, origin.brought)
        const command: SendCommand = { sendId, url, body, timeout, ...(isPathTyped && { isPathTyped }) }
        const request = {
          source: 'inspector' as const,
          time: host.now(),
          method: 'POST',
          url,
          ...(rowDocument(origin) !== documentId && { madeFor: rowDocument(origin) }),
          body: { kind: 'text' as const, text: body, length: body.length },
        }
        record([{ ...part, kind: 'request', request }])
        const refusal = sendRefusal(url, command)
        if (refusal) fail(refusal)
        else if (target === undefined) fail('page gone')
        else ask(target, command, { signal, fail })
        return whenAnswered(() => exchange(exchangeId))
      }
      return { exchangeId, transport }
    },
  }
}

interface Ending {
  signal: Cancellation | undefined
  /** Records that the send failed. */
  fail: (reason: string) => void
}

function whenAnswered(exchange: () => Exchange | undefined): Promise<TransportAnswer> {
  return new Promise(resolve => {
    const stop = effect(() => {
      const response = exchange()?.response
      if (!response) return
      resolve(toAnswer(response))
      // On its first run the effect cannot stop itself yet.
      queueMicrotask(() => stop())
    })
  })
}

/** The document of the row that a request was made from. */
export function rowDocument({ madeFor, documentId }: Origin): string {
  return madeFor ?? documentId
}

/** Knows which paths the tester typed: those differ from the URL as given, and stay the tester's when sent again. */
function createTypedPaths() {
  const typed = new Set<string>()
  return {
    isTyped: (url: string, brought: string | undefined): boolean => {
      const place = placeOf(url)
      if (brought !== undefined && pathOf(url) !== pathOf(brought)) typed.add(place)
      return typed.has(place)
    },
  }
}

function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : url
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
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

/**
 * The document itself while it is open, otherwise the one that replaced it in the frame, if it has the same origin.
 * Imported requests go from the page that their file names, or from the open page where the file names no page, as for
 * a server's call.
 */
function findDocument(documents: ObservedDocuments, { documentId, frameId, page }: Origin) {
  const own = documents.get(documentId)
  const isFit = (known: ObservedDocument): boolean =>
    known.frameId === frameId &&
    known.info.id !== documentId &&
    (page === undefined || originOf(known.info) === originOf({ url: page }))
  const others = [...documents.values()].filter(isFit)
  // An older document is not a replacement, unless the visitor went back to it.
  const successors = others.filter(({ info, relay }) => isOpen(relay) || !own || info.openedAt > own.info.openedAt)
  const inOrder = successors.toSorted(
    (a, b) => Number(isOpen(b.relay)) - Number(isOpen(a.relay)) || b.info.openedAt - a.info.openedAt,
  )
  const [successor] = inOrder
  if (own && (isOpen(own.relay) || !successor)) return documentId
  if (!successor || (own && originOf(own.info) !== originOf(successor.info))) return undefined
  return successor.info.id
}

function isOpen(relay: number | undefined): boolean {
  return relay !== undefined
}

function originOf({ url }: { url: string }): string {
  return URL.canParse(url) ? new URL(url).origin : url
}
