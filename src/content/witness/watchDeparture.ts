import { bare, indexOf, millisecondsNow, slice } from '../channel/primordials.ts'
import { resolved, then } from '../channel/then.ts'
import { quietly } from '../channel/quietly.ts'
import {
  createPerformanceObserver,
  disconnectObserver,
  entriesOf,
  nameOf,
  observe,
  startTimeOf,
  takeRecords,
} from './primordials.ts'

/** More than a rejection needs to pass through the observer's reaction and ours. */
const MICROTASKS = 16

/**
 * Chromium adds a resource timing entry for every request that it sent, before the promise rejects, but not for one
 * that it refused to start. Firefox adds no entry for failed requests.
 */
const TIMES_FAILURES = !('mozInnerScreenX' in globalThis)

const RESOURCES: PerformanceObserverInit = bare({ type: 'resource' })

/** Whether a request was sent: asked when its promise has rejected. */
export interface Departure {
  /** Called right after the request was made. */
  started(): void
  /** Whether it may have been sent. False is certain. */
  mayHaveLeft(): boolean
  end(): void
}

/** Watches the next request to a URL. */
export function watchDeparture(url: string): Departure {
  const name = withoutFragment(url)
  const from = millisecondsNow()
  let until = Infinity
  let hasLeft = false
  // A request that rejects before any other task can run was refused by the browser itself: no answer arrives without a
  // task.
  let isSameTask = true

  const look = (entries: PerformanceEntry[]): void => {
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i] as PerformanceEntry
      const startTime = startTimeOf(entry)
      if (startTime >= from && startTime <= until && withoutFragment(nameOf(entry)) === name) hasLeft = true
    }
  }
  const observer = createPerformanceObserver(list => void quietly(() => look(entriesOf(list))))
  observe(observer, RESOURCES)

  return {
    started: () => {
      until = millisecondsNow()
      afterMicrotasks(MICROTASKS, () => (isSameTask = false))
    },
    mayHaveLeft: () => {
      if (isSameTask) return false
      look(takeRecords(observer))
      return hasLeft || !TIMES_FAILURES
    },
    end: () => disconnectObserver(observer),
  }
}

function afterMicrotasks(count: number, action: () => void): void {
  const step = (): void => (count-- > 0 ? next() : action())
  const next = (): void => void then(resolved, step, step)
  next()
}

function withoutFragment(url: string): string {
  const at = indexOf(url, '#')
  return at === -1 ? url : slice(url, 0, at)
}
