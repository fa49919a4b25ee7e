import { readCall, type ReadCall } from '../dialect/readCall.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { memoize } from '../memoize.ts'
import { parseAddress, type Address } from './address.ts'
import { interpretAnswer, type Answer } from './answer.ts'
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

const deliveryCall = memoize((exchange: Exchange): DeliveryCall => {
  const call = readCall(exchange, READERS)
  return {
    ...call,
    address: parseAddress(exchange.request?.url ?? ''),
    answer: interpretAnswer(exchange, call.response),
  }
})
