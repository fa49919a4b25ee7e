import { argument } from '../channel/argument.ts'
import { defineProperty, deleteProperty, SHADOW } from '../channel/primordials.ts'
import { givenUrl, targetUrl } from '../channel/targetUrl.ts'
import { peek } from '../channel/peek.ts'
import { resolved, then } from '../channel/then.ts'
import type { EndCall, StartCall } from './createCalls.ts'
import { failureReason, hasAborted } from './failureReason.ts'
import { signalOfRequest, statusOfResponse, urlOfRequest, windowOf } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { readFetchBody, readFetchMethod } from './readFetchRequest.ts'
import { readFetchResponse } from './readFetchResponse.ts'
import { watchMethod } from './watchMethod.ts'

/**
 * Reports fetches to Target. Any other call returns the native promise itself. A matching call returns the
 * promise of our reaction, which runs before the page's: the response is cloned before anybody reads it, and a
 * rejection that the page does not handle is still reported as unhandled, once.
 */
export function observeFetch(start: StartCall): void {
  watchMethod(globalThis, 'fetch', (_, args) => {
    const input = argument(args, 0)
    const init = argument(args, 1)
    const given = givenUrl(input)
    const requested = given === undefined ? quietly(() => urlOfRequest(input as Request)) : undefined
    const url = targetUrl(given ?? requested)
    // In a frame that was removed, Firefox runs no reaction of ours: the page would wait for its answer without end.
    if (url === undefined || windowOf(document) === null) return undefined

    const request = requested === undefined ? undefined : (input as Request)
    const method = readFetchMethod(init, request)
    const end = start('fetch', method, url, readFetchBody(init, method, request))
    const givenSignal = peek(init, 'signal')
    const signal = givenSignal === undefined && request ? signalOfRequest(request) : givenSignal
    // Before the native call: it then rejects in this tick, and a reaction would take one more.
    const wasAborted = hasAborted(signal)
    return (promise, hasThrown) => {
      if (!hasThrown && !wasAborted) return react(promise as Promise<Response>, end, signal)
      end('failure', wasAborted ? 'abort' : 'error')
      return promise
    }
  })
}

function react(promise: Promise<Response>, end: EndCall, signal: unknown): Promise<Response> {
  const onResponse = (response: Response): Response => {
    readFetchResponse(response, signal, end)
    quietly(() => hideThen(response))
    return response
  }
  const onError = (error: unknown): never => {
    end('failure', failureReason(error, signal))
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
  if (peek(response, 'then') === undefined) return
  const show = (): void => void deleteProperty(response, 'then')
  if (defineProperty(response, 'then', SHADOW)) void then(resolved, show, show)
}
