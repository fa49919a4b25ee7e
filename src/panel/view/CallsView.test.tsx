import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anExchange, anMbox, aPrefetch, envelope } from '../../../test/fixtures/exchanges.ts'
import { aCall } from '../../../test/fixtures/host.ts'
import { callOf } from '../../../test/fixtures/networkCalls.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { PERIOD } from '../model/createBatch.ts'
import { click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

it('keeps a call selected, and its Details open, when the page observer reports it after the network log', () => {
  const { host, panel, report } = aPanel()
  panel.view.value = 'calls'
  const place = draw(<PanelView panel={panel} />)
  const second = () => [...place.querySelectorAll('[role="row"]')].find(row => row.textContent.startsWith('2'))
  const { request } = aPrefetch([anMbox({ name: 'late' })], { at: 500 })
  if (!request) throw new Error('no request')
  void act(() => {
    host.receiveNews({ calls: [callOf({ id: 'late', documentId: 'document-1', frameId: 0, request })] })
    vi.advanceTimersByTime(PERIOD)
  })
  click(second()?.querySelector('[role="gridcell"]'))
  expect(second()?.textContent).toContain('network')
  void act(() => report({ ...aCall(), call: 2, url: request.url, body: request.body }))
  expect(second()?.textContent).toContain('XHR')
  expect(second()?.getAttribute('aria-selected')).toBe('true')
  expect(place.querySelector('[aria-label="Details"]')?.textContent).toContain('call 2 XHR')
})

it('draws when each call was made, with its times as tooltip, and leaves an unanswered one open', () => {
  const { panel, record } = aPanel()
  panel.view.value = 'calls'
  const place = draw(<PanelView panel={panel} />)
  void act(() => record(2, anExchange({ at: 1_000, request: envelope })))
  const cells = [...place.querySelectorAll('[role="gridcell"][data-column="waterfall"]')]
  const titles = cells.map(cell => cell.getAttribute('title'))
  expect(titles[0]).toMatch(/^Starts .+ after the navigation\. Ends at .+\.$/)
  expect(titles[1]).toMatch(/^Starts .+ after the navigation\. No answer yet\.$/)
  expect(cells.map(cell => cell.querySelectorAll('.bar-of-call.open').length)).toEqual([0, 1])
  expect(cells.map(cell => cell.getAttribute('aria-description'))).toEqual(titles)
})

it('shows in the Details of a call that its URL was cut, and only there', () => {
  const { panel, report } = aPanel()
  panel.view.value = 'calls'
  const place = draw(<PanelView panel={panel} />)
  const sentence = (number: number) => {
    const row = [...place.querySelectorAll('[role="row"]')].find(one => one.textContent.startsWith(String(number)))
    click(row?.querySelector('[role="gridcell"]'))
    return place.querySelector('[aria-label="Details"]')?.textContent
  }
  void act(() => report({ ...aCall(), call: 2, url: `${aCall().url}&long=xxxx…` }))
  expect(sentence(2)).toContain('long=xxxx…Only the beginning of the URL was kept.')
  expect(sentence(1)).not.toContain('Only the beginning')
})
