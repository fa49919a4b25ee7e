import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aDisplay, anMbox, aPrefetch, envelope } from '../../../test/fixtures/exchanges.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import type { GridView } from '../model/createChoices.ts'
import { click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

const MARK = 'Zq7Marked'
const HANDED_ON = /^Copy (?:reason|for ticket|as HAR entry|the difference)/

/** The panel on a page whose calls and answers hold credentials. */
function aPanelWithCredentials() {
  const copied: string[] = []
  const known = aPanel({ copy: text => (copied.push(text), Promise.resolve(true)) })
  const url = `https://u:${MARK}@demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=s&authorization=${MARK}`
  const asked = { ...envelope, qaMode: { token: MARK }, prefetch: { mboxes: [{ name: 'shop' }] } }
  known.record(2, aPrefetch([anMbox({ name: 'shop' })], { url, request: asked }))
  known.record(3, aDisplay('shop', { url, status: 400, response: { status: 400, message: `password=${MARK}` } }))
  known.record(4, aDisplay('shop', { url }))
  return { ...known, copied, place: draw(<PanelView panel={known.panel} />) }
}

describe('text copied for others', () => {
  it.each(['ledger', 'calls', 'sent'] as const)('has no credentials: in the Details of %s', async (view: GridView) => {
    const { panel, place, row, answer, copied } = aPanelWithCredentials()
    void act(() => panel.sendRow(row('home')))
    void act(() => answer({ status: 400, message: `password=${MARK}` }))
    void act(() => void (panel.view.value = view))
    for (const item of { ledger: panel.shownRows, calls: panel.shownCalls, sent: panel.shownSent }[view].value) {
      void act(() => {
        panel.choices[view].selected.value = 'id' in item ? item.id : item.exchange.id
        panel.choices[view].open.value = true
      })
      const buttons = [...place.querySelectorAll('.side button')]
      for (const button of buttons) if (HANDED_ON.test(button.getAttribute('aria-label') ?? '')) click(button)
    }
    await vi.runAllTimersAsync()
    expect(copied.join('\n')).toContain('left')
    expect(copied.join('\n')).not.toContain(MARK)
  })
})
