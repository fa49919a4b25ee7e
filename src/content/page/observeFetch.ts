import { apply, then } from '../channel/primordials.ts'
import type { Call, StartCall } from './createCalls.ts'
import { failureReason, hasAborted } from './failureReason.ts'
import { quietly } from '../channel/quietly.ts'
import { readFetchRequest } from './readFetchRequest.ts'
import { readFetchResponse } from './readFetchResponse.ts'
import { replaceMethod } from './replaceMethod.ts'

interface Started {
  call: Call
  signal: unknown
  /** Before the native call. */
  wasAborted: boolean
}

/**
 * Reports fetches to the Delivery API. Any other call returns the native promise itself. A matching one returns the
 * promise of our reaction, which comes before the page's: the response is cloned while nobody has read it, and a
 * rejection that the page does not handle is still unhandled, once.
 */
export function observeFetch(start: StartCall): void {
  replaceMethod(globalThis, 'fetch', (native, self, args) => {
    const started = quietly(() => startFetch(args, start))
    if (started === undefined) return apply(native, self, args)

    const { call, signal, wasAborted } = started
    let promise: Promise<Response>
    try {
      promise = apply(native, self, args) as Promise<Response>
    } catch (error) {
      call.fail(failureReason(error, signal))
      throw error
    }
    if (!wasAborted) return quietly(() => react(promise, call, signal)) ?? promise
    // It rejects in this very tick; a reaction would take one more.
    call.fail('abort')
    return promise
  })
}

function startFetch(args: unknown[], start: StartCall): Started | undefined {
  const request = readFetchRequest(args)
  if (request === undefined) return undefined
  const { signal, ...shown } = request
  return { call: start({ transport: 'fetch', ...shown }), signal, wasAborted: hasAborted(signal) }
}

function react(promise: Promise<Response>, call: Call, signal: unknown): Promise<Response> {
  const onResponse = (response: Response): Response => {
    readFetchResponse(response, signal, call)
    return response
  }
  const onError = (error: unknown): never => {
    call.fail(failureReason(error, signal))
    throw error
  }
  return then(promise, onResponse, onError)
}
