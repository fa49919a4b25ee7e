import { describe, expect, it, vi } from 'vitest'
import type { Browser } from '../test/browser/browser.ts'
import { showPage } from './showPage.ts'
import { showToPerson } from './showToPerson.ts'

const URL_TYPED = 'https://shop.test/'

/** A browser in which no page loads, and whether it was closed. */
function aBrowser(reason: string) {
  let isClosed = false
  const browser = {
    newPage: () => Promise.resolve({ goto: () => Promise.reject(new Error(reason)) }),
    close: () => Promise.resolve(void (isClosed = true)),
  }
  return { start: () => Promise.resolve(browser as unknown as Browser), isClosed: () => isClosed }
}

describe.each([
  ['shown by itself', showPage],
  ['shown to a person', showToPerson],
])('the user’s own page, %s', (_, show) => {
  it.each([
    ['Chromium', `page.goto: net::ERR_FAILED at ${URL_TYPED}\nCall log:\n  - navigating`, 'net::ERR_FAILED'],
    ['Chromium, after a while', 'page.goto: Timeout 30000ms exceeded.\nCall log:', 'Timeout 30000ms exceeded'],
    ['Firefox', `page.goto: connectionFailure at ${URL_TYPED}`, 'connectionFailure'],
  ])('that does not load in %s ends with one sentence and a closed browser', async (_, reason, sentence) => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { start, isClosed } = aBrowser(reason)
    expect(await show(start, URL_TYPED)).toBe(false)
    expect(error.mock.calls).toEqual([[`${URL_TYPED} did not load: ${sentence}.`]])
    expect(isClosed()).toBe(true)
    error.mockRestore()
  })
})
