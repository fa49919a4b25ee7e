import { effect } from '@preact/signals'
import { callAsWritten } from '../../core/send-notifications/buildCall.ts'
import type { Exchange, ResponseSide } from '../../core/delivery/exchange.ts'
import { readResult, type SentResult } from '../../core/send-notifications/readResult.ts'
import { sendNotifications, type SendResult } from '../../core/send-notifications/sendNotifications.ts'
import type { Transport, TransportAnswer } from '../../core/send-notifications/transport.ts'
import type { Capture } from './createCapture.ts'
import { ANSWER_TIMEOUT, type Origin } from './createSender.ts'

/** A send under way. */
export interface BeingSent {
  exchangeId: string
  /** What the SDKs' `sendNotifications` would give back. */
  result: Promise<SendResult>
}

/** An SDK call's client and ids, of which a request that goes out as written takes nothing. */
const NOTHING_ADDED = [
  { client: '', organizationId: '' },
  { requestId: '', sessionId: '', supplementalDataId: '', now: 0, timeOffsetInMinutes: 0 },
] as const

export interface AsWritten {
  origin: Origin
  url: string
  /** The body, to the letter. */
  text: string
}

/** Sends a request as written by `sendNotifications`, whose transport is the relay of the frame that it comes from. */
export function sendAsWritten(
  { origin, url, text }: AsWritten,
  capture: Pick<Capture, 'send' | 'cancel' | 'exchange'>,
  { signal }: { signal: AbortSignal },
): BeingSent {
  let exchangeId = ''
  const transport: Transport = call => {
    // At once: whoever asks for the send knows its exchange.
    exchangeId = capture.send(origin, call.url, call.body)
    signal.addEventListener('abort', () => capture.cancel(exchangeId))
    return whenAnswered(exchangeId, capture)
  }
  const [client, fresh] = NOTHING_ADDED
  const options = { asWritten: { url, text }, timeout: ANSWER_TIMEOUT, signal }
  const result = sendNotifications(options, client, transport, fresh)
  return { exchangeId, result }
}

/** What the SDKs' `sendNotifications` gives back of a recorded send; undefined while it is not answered. */
export function resultOf({ request, response }: Exchange): SentResult | undefined {
  if (!request || !response) return undefined
  const text = request.body.kind === 'text' ? request.body.text : ''
  return readResult(callAsWritten(request.url, text), toAnswer(response))
}

function whenAnswered(exchangeId: string, { exchange }: Pick<Capture, 'exchange'>): Promise<TransportAnswer> {
  return new Promise(resolve => {
    const stop = effect(() => {
      const response = exchange(exchangeId)?.response
      if (!response) return
      resolve(toAnswer(response))
      // At its first run the effect has nothing to stop itself with yet.
      queueMicrotask(() => stop())
    })
  })
}

function toAnswer(response: ResponseSide): TransportAnswer {
  if (response.kind === 'failed') return { kind: 'failed', reason: response.reason }
  const { time, status, headers, body } = response
  return { kind: 'answered', time, status, headers, body: body.kind === 'text' ? body.text : '' }
}
