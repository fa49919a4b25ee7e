import { bare, indexOf, resolved, slice, then } from '../channel/primordials.ts'
import { quietly } from '../channel/quietly.ts'
import {
  createPerformanceObserver,
  disconnectObserver,
  entriesOf,
  nameOf,
  millisecondsNow,
  observe,
  startTimeOf,
  takeRecords,
} from './primordials.ts'

/** More than a rejection needs to come through the observer's reaction and ours. */
const MICROTASKS = 16

/**
 * Chromium has a resource timing entry for every request that left, before its promise rejects, and none for one that it
 * refused to start; Firefox has none for requests that failed.
 */
const TIMES_FAILURES = !('mozInnerScreenX' in globalThis)

const RESOURCES: PerformanceObserverInit = bare({ type: 'resource' })

/** Whether a request left: asked when its promise has rejected. */
export interface Departure {
  /** The request was made; called at once after. */
  started(): void
  /** Whether it may have left. False is certain. */
  mayHaveLeft(): boolean
  end(): void
}

/** Watches the request to a URL that is made next. */
export function watchDeparture(url: string): Departure {
  const name = withoutFragment(url)
  const from = millisecondsNow()
  let until = Infinity
  let hasLeft = false
  // What rejects before any other task can run was refused by the browser itself: no answer comes without a task.
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
