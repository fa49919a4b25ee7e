import { navigator } from '../channel/modePrimordials.ts'
import { apply, bare, isAborted, sizeOfBlob } from '../channel/primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { givenUrl, targetUrl } from '../channel/targetUrl.ts'
import { isMethod } from '../channel/isMethod.ts'
import { peek } from '../channel/peek.ts'
import type { StandIn } from './answerIfOnlyReports.ts'
import type { Call, Hold } from './createHold.ts'
import { holdXhr } from './holdXhr.ts'
import { createResponse, fulfilled } from './primordials.ts'
import { replaceMethod } from './replaceMethod.ts'

/** Puts a hold before `sendBeacon`, `fetch` and `XMLHttpRequest`. Returns the function that removes it. */
export function holdCalls(hold: Hold): () => void {
  const restoreBeacons = holdBeacons(hold)
  const restoreFetch = holdFetch(hold)
  const restoreXhr = holdXhr(hold)
  return () => {
    restoreBeacons()
    restoreFetch()
    restoreXhr()
  }
}

function holdBeacons(hold: Hold): () => void {
  return replaceMethod(Navigator.prototype, 'sendBeacon', (native, self, args) => {
    const call = self === navigator ? quietly(() => readBeacon(args)) : undefined
    const isHeld = call !== undefined && quietly(() => hold(call)) !== undefined
    return isHeld || apply(native, self, args)
  })
}

function readBeacon(args: unknown[]): Call | undefined {
  const url = targetUrl(givenUrl(args[0]))
  const body = args.length > 1 ? args[1] : undefined
  if (url === undefined || !isReadable(body)) return undefined
  return { transport: 'beacon', url, body }
}

function isReadable(body: unknown): body is string | Blob {
  return typeof body === 'string' || quietly(() => sizeOfBlob(body as Blob)) !== undefined
}

function holdFetch(hold: Hold): () => void {
  return replaceMethod(globalThis, 'fetch', (native, self, args) => {
    const call = quietly(() => readFetch(args))
    const answer = call && quietly(() => hold(call))
    const response = answer && quietly(() => fulfilled(toResponse(answer)))
    return response ?? apply(native, self, args)
  })
}

/** A fetch of a text by POST. One whose signal is aborted fails by itself, and a Request's body cannot be read at once. */
function readFetch(args: unknown[]): Call | undefined {
  const url = targetUrl(givenUrl(args[0]))
  const init = args.length > 1 ? args[1] : undefined
  const body = peek(init, 'body')
  const signal = peek(init, 'signal')
  if (url === undefined || typeof body !== 'string' || !isMethod(peek(init, 'method'), 'POST')) return undefined
  if (signal !== undefined && signal !== null && isAborted(signal as AbortSignal)) return undefined
  return { transport: 'fetch', url, body }
}

function toResponse({ status, body }: StandIn): Response {
  const headers = bare({ 'content-type': 'application/json;charset=UTF-8' })
  return status === 204 ? createResponse(null, bare({ status })) : createResponse(body, bare({ status, headers }))
}
