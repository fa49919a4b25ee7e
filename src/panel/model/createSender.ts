import { effect } from '@preact/signals'
import type { SendCommand } from '../../bridge/messages.ts'
import { sendRefusal } from '../../bridge/sendRefusal.ts'
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

export interface SenderOptions {
  host: Host
  recorder: Pick<Recorder, 'documents' | 'send' | 'cancel'>
  record: (steps: readonly Step[]) => void
}

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

export interface Sender {
  /** Sends and returns the id of the exchange; the outcome, including a failure, is recorded there. */
  send: (origin: Origin, url: string, body: string) => string
  /** Cancels a send: it counts as aborted, unless its answer was already arriving. */
  cancel: (exchangeId: string) => void
}

/**
 * Sends requests through the relay of the frame that made the call, so that origin, cookies and referrer are those of
 * that frame.
 */
export function createSender({ host, recorder, record }: SenderOptions): Sender {
  const paths = createTypedPaths()
  const underWay = new Map<string, () => void>()
  const ask = (target: string, command: SendCommand, exchangeId: string, fail: (reason: string) => void): void => {
    const { giveUp, wasReceived } = recorder.send(target, command)
    // A send that was reported as failed must not be made when the relay reconnects.
    const isLeft = (): boolean => !isOpen(recorder.documents.value.get(target)?.relay)
    const stop = whenLeft(isLeft, () => giveUp() && fail(wasReceived() ? 'page left' : 'page gone'))
    const end = (reason: string): void => {
      stop()
      underWay.delete(exchangeId)
      if (giveUp()) fail(reason)
    }
    underWay.set(exchangeId, () => {
      recorder.cancel(target, command.sendId)
      end('aborted')
    })
    setTimeout(() => end('unreachable'), ANSWER_TIMEOUT + RELAY_GRACE)
  }
  return {
    send: (origin, url, body) => {
      const documents = recorder.documents.value
      const target = findDocument(documents, origin)
      const documentId = target ?? origin.documentId
      const isPathTyped = paths.isTyped(url, origin.brought)
      const command: SendCommand = {
        sendId: host.randomId(),
        url,
        body,
        timeout: ANSWER_TIMEOUT,
        ...(isPathTyped && { isPathTyped }),
      }
      const info = documents.get(documentId)?.info
      const exchange = {
        exchangeId: sendExchangeId(documentId, command.sendId),
        documentId,
        frameId: origin.frameId,
        frame: info && otherFrame(info),
      }
      const fail = (reason: string): void => {
        const response = { kind: 'failed' as const, time: host.now(), reason, provisional: true as const }
        record([{ ...exchange, kind: 'response', response }])
      }
      const request = {
        source: 'inspector' as const,
        time: host.now(),
        method: 'POST',
        url,
        ...(rowDocument(origin) !== documentId && { madeFor: rowDocument(origin) }),
        body: { kind: 'text' as const, text: body, length: body.length },
      }
      record([{ ...exchange, kind: 'request', request }])
      const refusal = sendRefusal(url, command)
      if (refusal) fail(refusal)
      else if (target === undefined) fail('page gone')
      else ask(target, command, exchange.exchangeId, fail)
      return exchange.exchangeId
    },
    cancel: exchangeId => underWay.get(exchangeId)?.(),
  }
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
  const heirs = others.filter(({ info, relay }) => isOpen(relay) || !own || info.openedAt > own.info.openedAt)
  const inOrder = heirs.toSorted(
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
