import { readCall, type ReadCall } from '../dialect/readCall.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { memoizeWeakly } from '../memoize.ts'
import { parseAddress, type Address } from './address.ts'
import { interpretAnswer, readBody, type Answer } from './answer.ts'
import { readRequest, readResponse, type DeliveryRequest, type DeliveryResponse } from './schema.ts'

/** A Delivery call with its bodies read. */
export interface DeliveryCall extends ReadCall<DeliveryRequest, DeliveryResponse> {
  address: Address
  /** What the answer shows about the request's notifications. */
  answer: Answer
}

const READERS = {
  request: readRequest,
  response: readResponse,
  statusIn: ({ status, message }: DeliveryResponse) => ({ status, message }),
}

/** Reads the exchange of a Delivery call, once. */
export function deliveryOf({ exchange }: { exchange: Exchange }): DeliveryCall {
  return deliveryCall(exchange)
}

const deliveryCall = memoizeWeakly((exchange: Exchange): DeliveryCall => ({
  ...readCall(exchange, READERS),
  address: parseAddress(exchange.request?.url ?? ''),
  answer: answerOf(exchange),
}))

function answerOf({ response }: Exchange): Answer {
  if (!response) return { kind: 'none' }
  if (response.kind === 'failed') return { kind: 'failed', reason: response.reason }
  return interpretAnswer(response.status, readBody(response.body))
}
