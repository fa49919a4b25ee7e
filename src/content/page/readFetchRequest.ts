import { then } from '../channel/primordials.ts'
import { FAILED, NONE, PENDING, unreadable, type BodyText } from './bodies.ts'
import { givenUrl, targetUrl } from '../channel/targetUrl.ts'
import { methodName } from '../channel/methodName.ts'
import { COMPUTED, peek } from '../channel/peek.ts'
import {
  blobOfRequest,
  bodyOfRequest,
  cloneRequest,
  expectBytes,
  methodOfRequest,
  signalOfRequest,
  streamLocked,
  urlOfRequest,
} from './primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { readBlob } from './readBlob.ts'
import { known, readRequestBody, type RequestBody } from './readRequestBody.ts'

export interface FetchRequest {
  method: string
  url: string
  body: RequestBody
  signal: unknown
}

/** The request that the arguments of `fetch` describe, or undefined when it does not go to Target. */
export function readFetchRequest(args: unknown[]): FetchRequest | undefined {
  const input = args.length > 0 ? args[0] : undefined
  const given = givenUrl(input)
  const requested = given === undefined ? requestedUrl(input) : undefined
  const url = targetUrl(given ?? requested)
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
  if (method === 'GET' || method === 'HEAD') return known(NONE)
  if (value === COMPUTED) return known(unreadable('a getter of the page makes it'))
  if (value !== undefined && value !== null) return readRequestBody(value)
  if (request === undefined) return known(NONE)
  if (isStreamOfPage(request)) return known(unreadable('ReadableStream'))
  const clone = quietly(() => cloneRequest(request))
  if (clone === undefined) return known(unreadable('read already'))
  return { now: PENDING, later: onBody => readClone(clone, onBody) }
}

/**
 * Whether a request's body is a stream that the page made: a clone would pull it before the platform does, and faster. Firefox
 * takes no streams, and has no such getter.
 */
function isStreamOfPage(request: Request): boolean {
  const body = quietly(() => bodyOfRequest(request))
  if (body === undefined || body === null || streamLocked(body)) return false
  return quietly(() => expectBytes(body) === undefined) !== true
}

/** Not as text, which the platform would decode in full. */
function readClone(clone: Request, onBody: (body: BodyText) => void): void {
  const onError = (): void => onBody(FAILED)
  void then(blobOfRequest(clone), blob => readBlob(blob, onBody), onError)
}
