import { MAX_HELD_CHARACTERS } from '../../bridge/limits.ts'
import { HELD_EVENT } from '../../core/dialect/libraryEvents.ts'
import { MAX_URL_CHARACTERS } from '../../core/exchange/cut.ts'
import {
  addEventListener,
  bare,
  CustomEvent,
  dispatchEvent,
  millisecondsNow,
  sizeOfBlob,
  textOfBlob,
} from '../channel/primordials.ts'
import { then } from '../channel/then.ts'
import { quietly } from '../channel/quietly.ts'
import { answerIfOnlyReports, type StandIn } from './answerIfOnlyReports.ts'
import { document } from '../channel/modePrimordials.ts'

/** A call of the page, as far as it can be read at once. */
export interface Call {
  transport: 'XHR' | 'fetch' | 'beacon'
  url: string
  body: string | Blob
}

/** Holds a call: reports it and returns the answer in its place. Undefined for a call that must leave as usual. */
export type Hold = (call: Call) => StandIn | undefined

/**
 * Calls held in a second. The observer reports 200 events in that time, and a call with a Blob is two; a call that was not
 * reported would be lost, so those beyond leave.
 */
const MAX_IN_A_SECOND = 50
const SECOND = 1000

/** Creates the function that holds calls, and reports each as an event on the document, where the observer reads it. */
export function createHold(): Hold {
  const isHeard = listen()
  let calls = 0
  let since = -Infinity
  let recent = 0

  const hasRoom = (): boolean => {
    if (millisecondsNow() - since >= SECOND) {
      since = millisecondsNow()
      recent = 0
    }
    return recent < MAX_IN_A_SECOND
  }

  return ({ transport, url, body }) => {
    const text = typeof body === 'string' ? body : undefined
    const size = typeof body === 'string' ? body.length : sizeOfBlob(body)
    if (url.length > MAX_URL_CHARACTERS || size > MAX_HELD_CHARACTERS) return undefined
    const answer = quietly(() => answerIfOnlyReports(url, text))
    if (answer === undefined || !hasRoom()) return undefined
    const call = calls + 1
    if (!isHeard({ call, transport, url, ...(text !== undefined && { body: text }) })) return undefined
    calls = call
    recent += 1
    if (typeof body !== 'string') void quietly(() => reportLater(call, body))
    return answer
  }
}

function reportLater(call: number, body: Blob): void {
  const report = (text?: string): void => void quietly(() => dispatch({ call, body: text }))
  void then(textOfBlob(body), report, () => report())
}

/**
 * Returns the function that dispatches a report, and returns whether the document's listeners received it.
 * `document.open()` removes all listeners, the observer's and this one, and a listener of the page's on the window can
 * keep the event from both.
 */
function listen(): (detail: object) => boolean {
  let isReceived = false
  addEventListener(document, HELD_EVENT, () => void (isReceived = true), bare({ capture: true }))
  return detail => {
    isReceived = false
    quietly(() => dispatch(detail))
    return isReceived
  }
}

function dispatch(detail: object): void {
  dispatchEvent(document, new CustomEvent(HELD_EVENT, bare({ detail: bare(detail) })))
}
