import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { introduction } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** A panel with rows, and the text of its status line after some seconds. */
function aDrawnPanel() {
  const { host, panel } = aPanel()
  const place = draw(<PanelView panel={panel} />)
  const line = async (happens: () => void): Promise<string> => {
    await act(async () => {
      happens()
      await vi.advanceTimersByTimeAsync(10_000)
    })
    expect(place.textContent).toContain('home')
    return place.querySelector('[role="status"]')?.textContent ?? ''
  }
  return { host, line }
}

it('states beside its rows that the page is not connected, until it is again', async () => {
  const { host, line } = aDrawnPanel()
  expect(await line(() => {})).not.toContain('not connected')
  expect(await line(() => host.receiveRaw({ kind: 'relay gone', relay: 0 }))).toContain('Page not connected')
  expect(await line(() => host.receive(introduction()))).not.toContain('not connected')
})

it('states beside its rows that the extension was updated', async () => {
  const { host, line } = aDrawnPanel()
  expect(await line(() => host.lose())).toContain('Extension updated or removed: nothing more is recorded')
})

it('counts the documents that ended while the connection was broken', async () => {
  const { host, line } = aDrawnPanel()
  const text = await line(() => {
    host.receive(introduction({ id: 'inner', top: false }), 4)
    host.reopen()
    host.receive(introduction())
  })
  expect(text).toContain('1 document ended unheard')
})
