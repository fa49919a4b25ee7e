import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aNotification, anOption, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { introduction } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { aRelay } from '../../../test/fixtures/relay.ts'
import { MAX_ROWS } from '../../core/ledger/bounds.ts'
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
  return { host, panel, line }
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

it('counts the documents that closed while the connection was broken', async () => {
  const { host, line } = aDrawnPanel()
  const text = await line(() => {
    host.receive(introduction({ id: 'inner', top: false }), 4)
    host.reopen()
    host.receive(introduction())
  })
  expect(text).toContain('1 document closed while disconnected')
})

it('counts the calls that were left out for their rows; then an unknown token is not an error', async () => {
  const { host, panel, line } = aDrawnPanel()
  const options = Array.from({ length: MAX_ROWS / 2 + 1 }, () => anOption('t'))
  const large = (id: number) => aPrefetch([{ name: 'home', options, state: 's' }], { id: `large-${id}`, at: 100 * id })
  const relay = aRelay(host, { document: { id: 'large' } })
  expect(await line(() => relay.record(large(1)))).not.toContain('left out')
  expect(await line(() => relay.record(large(2)))).toContain('2 reports left out')
  await line(() => relay.record(aNotification({ id: 'n', at: 900, mbox: 'home', tokens: ['other'] })))
  const unknown = panel.capture.rows.value.find(({ token }) => token === 'other')
  expect(unknown?.display).toMatchObject({ status: 'sent' })
})
