import { NONE, PENDING, textBody, unreadable } from './bodies.ts'
import { deliveryUrl, givenUrl } from '../channel/deliveryUrl.ts'
import { methodName } from './methodName.ts'
import { COMPUTED, peek } from './peek.ts'
import { cloneRequest, methodOfRequest, signalOfRequest, textOfRequest, urlOfRequest } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { readRequestBody, type RequestBody } from './readRequestBody.ts'

export interface FetchRequest {
  method: string
  url: string
  body: RequestBody
  signal: unknown
}

/** What the arguments of `fetch` ask for, or undefined when that is not the Delivery API. */
export function readFetchRequest(args: unknown[]): FetchRequest | undefined {
  const input = args.length > 0 ? args[0] : undefined
  const given = givenUrl(input)
  const requested = given === undefined ? requestedUrl(input) : undefined
  const url = deliveryUrl(given ?? requested)
  if (url === undefined) return undefined

  const request = requested === undefined ? undefined : (input as Request)
  const init = args.length > 1 ? args[1] : undefined
  const method = methodName(peek(init, 'method') ?? (request ? methodOfRequest(request) : 'GET'))
  const body = readBody(peek(init, 'body'), method, request)
  const signal = peek(init, 'signal')
  return { method, url, body, signal: signal === undefined && request ? signalOfRequest(request) : signal }
}

function requestedUrl(input: unknown): string | undefined {
  return typeof input === 'object' && input !== null ? quietly(() => urlOfRequest(input as Request)) : undefined
}

function readBody(value: unknown, method: string, request: Request | undefined): RequestBody {
  if (method === 'GET' || method === 'HEAD') return { now: NONE }
  if (value === COMPUTED) return { now: unreadable('a getter of the page makes it') }
  if (value !== undefined && value !== null) return readRequestBody(value)
  if (request === undefined) return { now: NONE }
  const text = quietly(() => textOfRequest(cloneRequest(request)))
  return text === undefined ? { now: unreadable('read already') } : { now: PENDING, later: { text, toBody: textBody } }
}
