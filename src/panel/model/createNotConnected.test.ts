import { signal } from '@preact/signals'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Site } from './createSite.ts'
import { createNotConnected, NOT_CONNECTED_AFTER } from './createNotConnected.ts'
import type { EmptyState } from './emptyState.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function thePage(site: Partial<Site> = {}) {
  const known = {
    url: 'https://shop.test/',
    openedAt: undefined,
    permitted: true,
    updated: false,
    off: [],
    waited: true,
  }
  const isObserved = signal(true)
  const gone = signal(false)
  const empty = signal<EmptyState | undefined>(undefined)
  const ending = new AbortController()
  const notConnected = createNotConnected({
    site: signal({ ...known, ...site }),
    isObserved,
    gone,
    empty,
    signal: ending.signal,
  })
  return { isObserved, gone, empty, notConnected, end: () => ending.abort() }
}

it('a page whose relay is away for a moment, as while the background starts, is not reported as not connected', () => {
  const { isObserved, notConnected } = thePage()
  isObserved.value = false
  vi.advanceTimersByTime(NOT_CONNECTED_AFTER - 1)
  isObserved.value = true
  vi.runAllTimers()
  expect(notConnected.value).toBeUndefined()
})

it.each([
  ['not observed', {}],
  ['updated', { updated: true }],
  ['special page', { url: undefined }],
  // A line of the panel states that, with a button.
  [undefined, { permitted: false }],
])('a page whose relay stays away is %s', (why, site) => {
  const { isObserved, notConnected, empty } = thePage(site)
  isObserved.value = false
  vi.advanceTimersByTime(NOT_CONNECTED_AFTER)
  expect(notConnected.value).toBe(why)
  empty.value = { kind: 'not observed' }
  expect(notConnected.value).toBeUndefined()
  empty.value = undefined
  isObserved.value = true
  expect(notConnected.value).toBeUndefined()
})

it('an extension that is gone is stated at once', () => {
  const { gone, notConnected } = thePage()
  gone.value = true
  expect(notConnected.value).toBe('gone')
})

it('nothing is watched for a panel that has closed', () => {
  const { isObserved, notConnected, end } = thePage()
  isObserved.value = false
  end()
  expect(vi.getTimerCount()).toBe(0)
  expect(notConnected.value).toBeUndefined()
})
