import { defineProperty, deleteProperty, getPrototypeOf, resolved, SHADOW, then } from '../channel/primordials.ts'
import type { ReportedCall, StartCall } from './createCalls.ts'
import { failureReason, hasAborted } from './failureReason.ts'
import { hasOwn, objectPrototype, responsePrototype, statusOfResponse, windowOf } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { readFetchRequest } from './readFetchRequest.ts'
import { readFetchResponse } from './readFetchResponse.ts'
import { watchMethod } from './watchMethod.ts'

interface Started {
  call: ReportedCall
  signal: unknown
  /** Called before the native call. */
  wasAborted: boolean
}

/**
 * Reports fetches to Target. Any other call returns the native promise itself. A matching call returns the
 * promise of our reaction, which runs before the page's: the response is cloned before anybody reads it, and a
 * rejection that the page does not handle is still reported as unhandled, once.
 */
export function observeFetch(start: StartCall): void {
  watchMethod(globalThis, 'fetch', (_, args) => {
    const started = startFetch(args, start)
    if (started === undefined) return undefined

    const { call, signal, wasAborted } = started
    return {
      onReturn: promise => {
        if (!wasAborted) return react(promise as Promise<Response>, call, signal)
        // It rejects in this tick; a reaction would take one more.
        call.fail('abort')
        return promise
      },
      onThrow: () => call.fail('network'),
    }
  })
}

function startFetch(args: unknown[], start: StartCall): Started | undefined {
  const request = readFetchRequest(args)
  // In a frame that was removed, Firefox runs no reaction of ours: the page would wait for its answer without end.
  if (request === undefined || windowOf(document) === null) return undefined
  const { signal, ...shown } = request
  return { call: start({ transport: 'fetch', queued: '', ...shown }), signal, wasAborted: hasAborted(signal) }
}

function react(promise: Promise<Response>, call: ReportedCall, signal: unknown): Promise<Response> {
  const onResponse = (response: Response): Response => {
    readFetchResponse(response, signal, call)
    quietly(() => hideThen(response))
    return response
  }
  const onError = (error: unknown): never => {
    call.fail(failureReason(error, signal))
    throw error
  }
  return then(promise, onResponse, onError)
}

/**
 * Fulfilling a promise reads `then` of the value, and a page may have put a `then` on `Object.prototype`. The
 * platform's own promise has read it already. For ours, the response has an own `then` until the promise is fulfilled,
 * before the page's reaction.
 */
function hideThen(response: Response): void {
  // Throws on objects that the platform did not make.
  statusOfResponse(response)
  if (isWithoutThen(response)) return
  const show = (): void => void deleteProperty(response, 'then')
  if (defineProperty(response, 'then', SHADOW)) void then(resolved, show, show)
}

/** Whether nothing that a Response inherits from has a `then`, or could run code when it is looked up. */
function isWithoutThen(response: Response): boolean {
  return (
    getPrototypeOf(response) === responsePrototype &&
    getPrototypeOf(responsePrototype) === objectPrototype &&
    !hasOwn(response, 'then') &&
    !hasOwn(responsePrototype, 'then') &&
    !hasOwn(objectPrototype, 'then')
  )
}
