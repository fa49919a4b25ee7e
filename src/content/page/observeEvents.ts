import { HELD_EVENT, LIBRARY_EVENTS, type ObservedEvent } from '../../core/dialect/libraryEvents.ts'
import { addEventListener } from '../channel/primordials.ts'
import { after } from './after.ts'
import { NONE } from './bodies.ts'
import type { ReportText } from './createCalls.ts'
import { jsonBody, type Limits } from './jsonBody.ts'
import { CAPTURE, PASSIVE } from './passive.ts'
import { detailOf, now, targetOf, typeOfEvent } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'

/** The limit for one event's detail: about 200 activities with all their response tokens. */
const DETAIL: Limits = { characters: 256 * 1024, members: 20_000 }

/** The limit for a held call: a body and a URL, each at its own limit, as JSON. */
const HELD: Limits = { characters: 512 * 1024, members: 100 }

/** Events reported in a second: four of each of 50 mboxes that a page asks for one by one. */
const MAX_EVENTS = 200
const SECOND = 1000

/**
 * Reports the events that a page's library dispatches on the document. Any page script can dispatch them too, so they are claims,
 * bounded in size and rate. `document.open()` removes the listeners; after that no more events are seen. `before` is called before
 * an event is stamped: the moment to report anything earlier.
 */
export function observeEvents(report: ReportText, before: () => void): void {
  let number = 0

  const observe = (types: readonly ObservedEvent[], limits: Limits): void => {
    const isAdmitted = limitRate(report)
    const onEvent = (event: Event): void => {
      if (targetOf(event) !== document || !isAdmitted()) return
      before()
      // Only a CustomEvent has a detail.
      const detail = quietly(() => jsonBody(detailOf(event as CustomEvent), limits)) ?? NONE
      report(`event\n${++number}\n${now()}\n${typeOfEvent(event)}\n${detail}`)
    }
    const listener = (event: Event): void => quietly(() => onEvent(event))
    for (let i = 0; i < types.length; i++) addEventListener(document, types[i] as ObservedEvent, listener, CAPTURE)
  }

  observe(LIBRARY_EVENTS, DETAIL)
  // Held calls would be lost without a report: events of a library must not use up their rate.
  observe([HELD_EVENT], HELD)
}

/** Returns the function that returns whether one more event is within the rate, and reports how many were not. */
function limitRate(report: ReportText): () => boolean {
  let since = -Infinity
  let reported = 0
  let leftOut = 0

  const reportLeftOut = (): void => {
    const count = leftOut
    leftOut = 0
    if (count > 0) report(`events left out\n${now()}\n${count}`)
  }

  return () => {
    if (now() - since >= SECOND) {
      reportLeftOut()
      since = now()
      reported = 0
    }
    if (reported < MAX_EVENTS) {
      reported += 1
      return true
    }
    leftOut += 1
    if (leftOut === 1) {
      after(SECOND, reportLeftOut)
      addEventListener(globalThis, 'pagehide', reportLeftOut, PASSIVE)
    }
    return false
  }
}
