import { addEventListener, removeEventListener, readyStateOf } from '../channel/primordials.ts'
import type { ReportedCall, FailureReason, StartCall } from './createCalls.ts'
import { now, statusOfXhr } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { NONE } from './bodies.ts'
import { known, readRequestBody } from './readRequestBody.ts'
import { readXhrResponse } from './readXhrResponse.ts'

const DONE = 4

/** A request to Target from its `open` to its end or its next `open`. Nothing here throws. */
export interface WatchedXhr {
  /** Starts the call. Undefined when it has already started: the platform will refuse the second `send`. */
  send(body: unknown): ReportedCall | undefined
  /** Reads the response, if it has arrived and a handler of the page reopens the request before our listener runs. */
  settle(): void
  /** The request was reopened: the running call is aborted. */
  close(): void
}

/**
 * Watches with one `readystatechange` listener; listeners for the events that give the reason are added only when the
 * call fails. Nothing is put on `xhr.upload`: any listener there makes the platform send a CORS preflight.
 */
export function watchXhr(xhr: XMLHttpRequest, method: string, url: string, start: StartCall): WatchedXhr {
  let call: ReportedCall | undefined

  const onChange = (): void => void quietly(() => readyStateOf(xhr) === DONE && finish(call))

  const finish = (ending: ReportedCall | undefined): void => {
    if (ending === undefined) return
    removeEventListener(xhr, 'readystatechange', onChange)
    const status = statusOfXhr(xhr)
    if (status === 0) return awaitReason(xhr, reason => ending.fail(reason))
    const time = now()
    readXhrResponse(xhr, body => ending.respond(status, body, time))
  }

  addEventListener(xhr, 'readystatechange', onChange)
  return {
    send: body =>
      quietly(() => {
        if (call) return undefined
        const ignoresBody = method === 'GET' || method === 'HEAD'
        const given = ignoresBody ? known(NONE) : readRequestBody(body)
        call = start({ transport: 'XHR', queued: '', method, url, body: given })
        return call
      }),
    settle: () =>
      quietly(() => {
        if (readyStateOf(xhr) !== DONE) return
        if (statusOfXhr(xhr) === 0) call?.fail('network')
        else finish(call)
      }),
    close: () =>
      quietly(() => {
        removeEventListener(xhr, 'readystatechange', onChange)
        call?.fail('abort')
      }),
  }
}

/** Waits for the event that follows the last `readystatechange` of a failed request. */
function awaitReason(xhr: XMLHttpRequest, onReason: (reason: FailureReason) => void): void {
  const onError = (): void => end('network')
  const onAbort = (): void => end('abort')
  const onTimeout = (): void => end('timeout')
  const end = (reason: FailureReason): void => {
    removeEventListener(xhr, 'error', onError)
    removeEventListener(xhr, 'abort', onAbort)
    removeEventListener(xhr, 'timeout', onTimeout)
    onReason(reason)
  }
  addEventListener(xhr, 'error', onError)
  addEventListener(xhr, 'abort', onAbort)
  addEventListener(xhr, 'timeout', onTimeout)
}
