import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anExchange, aPrefetch, envelope } from '../../../test/fixtures/exchanges.ts'
import { aHost, aStore, delivery, introduction } from '../../../test/fixtures/host.ts'
import { reportsOf } from '../../../test/fixtures/relay.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import type { Host } from '../host/host.ts'
import { PERIOD } from '../model/createBatch.ts'
import { createPanel } from '../model/createPanel.ts'
import { click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The drawn panel on a page that made these calls. */
function aDrawnPanel(calls: readonly Exchange[] = [], overrides: Partial<Host> = {}) {
  const host = aHost(overrides)
  const panel = createPanel(host, { signal: new AbortController().signal })
  host.receive(introduction())
  const entries = calls.flatMap((call, at) => reportsOf(call, at + 1)).map((report, at) => ({ number: at + 1, report }))
  host.receive(delivery(entries))
  vi.advanceTimersByTime(PERIOD)
  const place = draw(<PanelView panel={panel} />)
  const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)]
  const button = (name: string) => all('button').find(({ textContent }) => textContent === name)
  return { host, panel, place, all, button, empty: () => place.querySelector('.empty')?.textContent ?? '' }
}

describe('an empty panel', () => {
  it('has a button for each way in, and names dropping', async () => {
    const reloadPage = vi.fn(() => Promise.resolve(true))
    const readClipboard = vi.fn(() => Promise.resolve(undefined))
    const { button, empty, place } = aDrawnPanel([], { reloadPage, readClipboard })
    expect(empty()).toContain('drop a file')
    click(button('Reload page'))
    expect(reloadPage).toHaveBeenCalledOnce()
    click(button('Paste an answer…'))
    expect(readClipboard).toHaveBeenCalledOnce()
    const chosen = vi.fn()
    place.querySelector('[role="toolbar"] input[type="file"]')?.addEventListener('click', chosen)
    click(button('Import a file…'))
    expect(chosen).toHaveBeenCalledOnce()
    click(button('New notification…'))
    await vi.waitFor(() => expect(place.querySelector('dialog.compose')).not.toBeNull())
  })

  it('names the newest call that failed, and opens it', () => {
    const failed = anExchange({ request: { ...envelope, prefetch: { views: [{}] } }, failed: 'network' })
    const { panel, button, empty, place } = aDrawnPanel([aPrefetch([]), failed])
    expect(empty()).toContain('Nothing delivered')
    expect(empty()).toMatch(/Call 2: \S+/)
    click(button('Show call 2'))
    expect(panel.view.value).toBe('calls')
    expect(place.querySelector('[aria-label="Details"]')?.textContent).toContain('call 2')
    expect(document.activeElement).toBe(place.querySelector('[role="row"][aria-selected="true"]'))
  })

  it('names no call where none failed', () => {
    const { empty, button } = aDrawnPanel([aPrefetch([])])
    expect(empty()).toContain('Nothing delivered')
    expect(button('Show call 1')).toBeUndefined()
  })
})

describe('the introduction', () => {
  const sentences = /^(?:[^.]+\.){1,3}$/

  it('has at most three sentences, opens the help, and is not shown again once it was closed', async () => {
    const store = aStore()
    const { button, all, place } = aDrawnPanel([], { store })
    expect(all('.introduction p').map(({ textContent }) => textContent)).toEqual([expect.stringMatching(sentences)])
    click(button('What the words mean…'))
    await vi.waitFor(() => expect(place.querySelector('dialog.help')).not.toBeNull())
    void act(() => place.querySelector<HTMLDialogElement>('dialog.help')?.close())
    click(button('Close introduction'))
    expect(all('.introduction')).toEqual([])
    expect(document.activeElement).toBe(button('Reload page'))
    takeDown()
    expect(aDrawnPanel([], { store }).all('.introduction')).toEqual([])
  })
})
