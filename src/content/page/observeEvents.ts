import type { Report } from '../../bridge/report.ts'
import { LIBRARY_EVENTS, type LibraryEvent } from '../../core/dialect/libraryEvents.ts'
import { addEventListener } from '../channel/primordials.ts'
import { after } from './after.ts'
import { NONE, type Body } from './bodies.ts'
import { jsonBody, type Limits } from './jsonBody.ts'
import { CAPTURE, PASSIVE } from './passive.ts'
import { detailOf, now, targetOf } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'

/** The limit for one event's detail: about 200 activities with all their response tokens. */
const DETAIL: Limits = { characters: 256 * 1024, members: 20_000 }

/** Events reported in a second: four of each of 50 mboxes that a page asks for one by one. */
const MAX_EVENTS = 200
const SECOND = 1000

export interface EventsOptions {
  /** Called before an event is stamped: the moment to report anything earlier. */
  before: () => void
}

/**
 * Reports the events that a page's library dispatches on the document. Any page script can dispatch them too, so they are claims,
 * bounded in size and rate. `document.open()` removes the listeners; after that no more events are seen.
 */
export function observeEvents(report: (report: Report) => void, { before }: EventsOptions): void {
  let number = 0
  let since = -Infinity
  let reported = 0
  let leftOut = 0

  const reportLeftOut = (): void => {
    const count = leftOut
    leftOut = 0
    if (count > 0) report({ kind: 'events left out', time: now(), count })
  }

  const leaveOut = (): void => {
    leftOut += 1
    if (leftOut === 1) after(SECOND, reportLeftOut)
  }

  const onEvent = (type: LibraryEvent, event: Event): void => {
    if (targetOf(event) !== document) return
    if (now() - since >= SECOND) {
      reportLeftOut()
      since = now()
      reported = 0
    }
    if (reported === MAX_EVENTS) return leaveOut()
    reported += 1
    before()
    report({ kind: 'event', number: ++number, time: now(), type, detail: readDetail(event) })
  }

  const observe = (type: LibraryEvent): void =>
    addEventListener(document, type, event => void quietly(() => onEvent(type, event)), CAPTURE)

  for (let i = 0; i < LIBRARY_EVENTS.length; i++) observe(LIBRARY_EVENTS[i] as LibraryEvent)
  addEventListener(globalThis, 'pagehide', () => void quietly(reportLeftOut), PASSIVE)
}

/** Only a CustomEvent has a detail. */
function readDetail(event: Event): Body {
  return quietly(() => jsonBody(detailOf(event as CustomEvent), DETAIL)) ?? NONE
}
