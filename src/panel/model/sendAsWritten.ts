import { effect } from '@preact/signals'
import { callAsWritten } from '../../core/delivery/send-notifications/buildCall.ts'
import type { Exchange, ResponseSide } from '../../core/exchange/exchange.ts'
import { readResult, type SentResult } from '../../core/delivery/send-notifications/readResult.ts'
import { sendNotifications, type SendResult } from '../../core/delivery/send-notifications/sendNotifications.ts'
import type { Transport, TransportAnswer } from '../../core/delivery/send-notifications/transport.ts'
import type { Capture } from './createCapture.ts'
import { ANSWER_TIMEOUT, type Origin } from './createSender.ts'

/** A send in flight. */
export interface BeingSent {
  exchangeId: string
  /** The result of the SDKs' `sendNotifications`. */
  result: Promise<SendResult>
}

/** An SDK call's client and ids; a request sent as written does not use them. */
const NOTHING_ADDED = [
  { client: '', organizationId: '' },
  { requestId: '', sessionId: '', supplementalDataId: '', now: 0, timeOffsetInMinutes: 0 },
] as const

export interface AsWritten {
  origin: Origin
  url: string
  /** The exact body. */
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
    // At once, so that the caller knows the exchange of the send.
    exchangeId = capture.send(origin, call.url, call.body)
    signal.addEventListener('abort', () => capture.cancel(exchangeId))
    return whenAnswered(exchangeId, capture)
  }
  const [client, fresh] = NOTHING_ADDED
  const options = { asWritten: { url, text }, timeout: ANSWER_TIMEOUT, signal }
  const result = sendNotifications(options, client, transport, fresh)
  return { exchangeId, result }
}

/** The result of the SDKs' `sendNotifications` for a recorded send; undefined while it is unanswered. */
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
      // On its first run the effect cannot stop itself yet.
      queueMicrotask(() => stop())
    })
  })
}

function toAnswer(response: ResponseSide): TransportAnswer {
  if (response.kind === 'failed') return { kind: 'failed', reason: response.reason }
  const { time, status, headers, body } = response
  return { kind: 'answered', time, status, headers, body: body.kind === 'text' ? body.text : '' }
}
