import { COMPUTED, peek } from '../channel/peek.ts'
import { quietly } from '../channel/quietly.ts'
import { then } from '../channel/then.ts'
import { NONE, unreadable } from './bodies.ts'
import {
  blobOfRequest,
  bodyOfRequest,
  cloneRequest,
  expectBytes,
  methodOfRequest,
  streamLocked,
} from './primordials.ts'
import { readBlob } from './readBlob.ts'
import { hasNoBody, readRequestBody, type RequestBody } from './readRequestBody.ts'

/** The method of a `fetch`, by its options or its Request. */
export function readFetchMethod(init: unknown, request: Request | undefined): unknown {
  return peek(init, 'method') ?? (request ? methodOfRequest(request) : 'GET')
}

/** The body of a `fetch` with that method. */
export function readFetchBody(init: unknown, method: unknown, request: Request | undefined): RequestBody {
  if (hasNoBody(method)) return NONE
  const value = peek(init, 'body')
  if (value === COMPUTED) return unreadable('getter')
  if (request === undefined || (value !== undefined && value !== null)) return readRequestBody(value)
  if (isStreamOfPage(request)) return unreadable('ReadableStream')
  const clone = quietly(() => cloneRequest(request))
  if (clone === undefined) return unreadable('used')
  // Not as text, which the platform would decode in full.
  return onBody =>
    void then(
      blobOfRequest(clone),
      blob => readBlob(blob, onBody),
      () => onBody(unreadable('failed')),
    )
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
