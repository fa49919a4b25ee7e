import { COMPUTED, peek } from '../channel/peek.ts'
import { quietly } from '../channel/quietly.ts'
import { then } from '../channel/then.ts'
import { NONE, unreadable } from './bodies.ts'
import { blobOfRequest, cloneRequest, methodOfRequest } from './primordials.ts'
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
