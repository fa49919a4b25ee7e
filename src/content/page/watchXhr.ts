import { addEventListener, removeEventListener, readyStateOf } from '../channel/primordials.ts'
import type { EndCall, StartCall } from './createCalls.ts'
import { now, statusOfXhr, typeOfEvent } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { NONE } from './bodies.ts'
import { hasNoBody, readRequestBody } from './readRequestBody.ts'
import { readXhrResponse } from './readXhrResponse.ts'

const DONE = 4

/** A request to Target from its `open` to its end or its next `open`. Nothing here throws. */
export interface WatchedXhr {
  /** Starts the call. Undefined when it has already started: the platform will refuse the second `send`. */
  send(body: unknown): EndCall | undefined
  /** Reads the response, if it has arrived and a handler of the page reopens the request before our listener runs. */
  settle(): void
  /** The request was reopened: the running call is aborted. */
  close(): void
}

/**
 * Watches with one `readystatechange` listener; listeners for the events that give the reason are added only when the
 * call fails. Nothing is put on `xhr.upload`: any listener there makes the platform send a CORS preflight.
 */
export function watchXhr(xhr: XMLHttpRequest, method: unknown, url: string, start: StartCall): WatchedXhr {
  let end: EndCall | undefined

  const finish = (onFailure: (end: EndCall) => void): void =>
    quietly(() => {
      if (readyStateOf(xhr) !== DONE || !end) return
      const ending = end
      removeEventListener(xhr, 'readystatechange', onChange)
      const status = statusOfXhr(xhr)
      if (status === 0) return onFailure(ending)
      const time = now()
      readXhrResponse(xhr, body => ending('response', `${status}\n${body}`, time))
    })
  const onChange = (): void => finish(ending => awaitReason(xhr, ending))

  addEventListener(xhr, 'readystatechange', onChange)
  return {
    send: body =>
      quietly(() => {
        if (end) return undefined
        return (end = start('XHR', method, url, hasNoBody(method) ? NONE : readRequestBody(body)))
      }),
    settle: () => finish(ending => ending('failure', 'error')),
    close: () =>
      quietly(() => {
        removeEventListener(xhr, 'readystatechange', onChange)
        end?.('failure', 'abort')
      }),
  }
}

/** The events that follow the last `readystatechange` of a failed request, one of them. */
const ENDS = ['error', 'abort', 'timeout'] as const

function awaitReason(xhr: XMLHttpRequest, end: EndCall): void {
  const onEnd = (event: Event): void => {
    for (let i = 0; i < ENDS.length; i++) removeEventListener(xhr, ENDS[i] as string, onEnd)
    end('failure', typeOfEvent(event))
  }
  for (let i = 0; i < ENDS.length; i++) addEventListener(xhr, ENDS[i] as string, onEnd)
}
