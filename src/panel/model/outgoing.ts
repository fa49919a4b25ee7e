import { effect } from '@preact/signals'
import type { SendCommand } from '../../bridge/messages.ts'
import type { Exchange, RequestSide } from '../../core/exchange/exchange.ts'
import type { OutgoingCall, TransportAnswer } from '../../core/exchange/transport.ts'

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
  /** The tester composed it: it answers no recorded call. */
  isComposed?: true
}

/** Whom a call is made as: the page, with its cookies and headers, or its protocol's server SDK. */
export type Sender = 'page' | 'server SDK'

/** From where a call is made: the inspected page's frame, or the extension's background. */
export type SendFrom = 'page' | 'extension'

/** The document of the row that a request was made from. */
export function rowDocument({ madeFor, documentId }: Origin): string {
  return madeFor ?? documentId
}

/** The command for a call; members that do not apply are left out. */
export function toCommand(
  { url, body }: OutgoingCall,
  { isPathTyped, serverHeaders, ...rest }: Omit<SendCommand, 'url' | 'body'>,
): SendCommand {
  return { ...rest, url, body, ...(isPathTyped && { isPathTyped }), ...(serverHeaders && { serverHeaders }) }
}

/** The request of a send, as it is recorded. */
export function toSentRequest(
  { url, body, serverHeaders }: SendCommand,
  { time, madeFor, from }: { time: number; madeFor?: string | undefined; from?: RequestSide['from'] },
): RequestSide {
  return {
    source: 'inspector',
    time,
    method: 'POST',
    url,
    ...(madeFor !== undefined && { madeFor }),
    ...(serverHeaders && { asServer: true }),
    ...(from && { from }),
    body: { kind: 'text', text: body, length: body.length },
  }
}

/** Resolves when the exchange has an answer. */
export function whenAnswered(exchange: () => Exchange | undefined): Promise<TransportAnswer> {
  return new Promise(resolve => {
    const stop = effect(() => {
      const response = exchange()?.response
      if (!response) return
      resolve(response)
      // On its first run the effect cannot stop itself yet.
      queueMicrotask(() => stop())
    })
  })
}

/** Which paths the tester typed. */
export interface TypedPaths {
  /** Whether the path of a URL was typed; `brought` is the URL as the page or file gave it. */
  isTyped: (url: string, brought: string | undefined) => boolean
}

/** Knows which paths the tester typed: those differ from the URL as given, and stay the tester's when sent again. */
export function createTypedPaths(): TypedPaths {
  const typed = new Set<string>()
  return {
    isTyped: (url, brought) => {
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
