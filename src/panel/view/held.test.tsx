import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { aDisplay, held, OPENED } from '../../../test/fixtures/exchanges.ts'
import { aStore, introduction, SHOP_TRUSTED } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { HELD_EVENT } from '../../core/dialect/libraryEvents.ts'
import { click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** A rendered panel on a page whose displays are held: of home in the first call, of cart in the second. */
function aHoldingPanel({ isTrusted = true } = {}) {
  const made = aPanel({
    store: aStore(isTrusted ? { local: SHOP_TRUSTED } : {}),
    pageMode: () => Promise.resolve({ mode: 'hold', openedAt: 0 }),
  })
  const place = draw(<PanelView panel={made.panel} />)
  const record = (call: number, exchange: Exchange) => act(() => made.record(call, exchange))
  const texts = { home: aDisplay('home'), cart: aDisplay('cart') }
  void record(101, held(texts.home))
  void record(102, held(texts.cart))
  const button = (name: string) =>
    [...place.querySelectorAll('button')].find(one => [one.getAttribute('aria-label'), one.textContent].includes(name))
  const statusOf = (name: string) => made.row(name).display?.status
  /** The relay makes what it was asked to. */
  const make = () =>
    void act(() => {
      const command = made.sends().at(-1)
      if (command) made.report({ kind: 'sent', time: made.host.now(), command })
    })
  return {
    ...made,
    texts,
    button,
    make,
    statusOf,
    press: (name: string) => click(button(name)),
    status: () => place.querySelector('[role="status"]')?.textContent ?? '',
    dialog: () => place.querySelector('dialog'),
  }
}

const bodyOf = ({ request }: Exchange) => (request?.body.kind === 'text' ? request.body.text : undefined)

describe('held calls', () => {
  it('are counted in the status line, and their rows have a release in place of the send', () => {
    const { status, button, statusOf } = aHoldingPanel()
    expect([statusOf('home'), statusOf('cart')]).toEqual(['held', 'held'])
    expect(status()).toContain('2 calls held')
    expect(button('Release held notifications for home')).toBeDefined()
    expect(button('Send display for home')).toBeUndefined()
  })

  it('are released by the relay with the very bytes that were held', () => {
    const { press, sends, texts, make, status, statusOf } = aHoldingPanel()
    press('Release held notifications for home')
    expect(sends()).toMatchObject([{ body: bodyOf(texts.home), url: texts.home.request?.url }])
    expect(sends()[0]?.serverHeaders).toBeUndefined()
    expect(status()).toContain('2 calls held')
    make()
    expect(status()).toContain('1 call held')
    expect([statusOf('home'), statusOf('cart')]).toEqual(['sent', 'held'])
  })

  it('have one id each, so that no relay makes one twice', () => {
    const { press, sends, make } = aHoldingPanel()
    press('Release held notifications for home')
    press('Release held notifications for home')
    expect(new Set(sends().map(({ sendId }) => sendId)).size).toBe(1)
    make()
    press('Release all')
    const ids = sends().map(({ sendId }) => sendId)
    expect([ids.length, new Set(ids).size]).toEqual([3, 2])
  })

  it('turn to what the answer shows', () => {
    const { press, make, answer, sends, statusOf } = aHoldingPanel()
    press('Release held notifications for home')
    make()
    const { notifications } = JSON.parse(sends()[0]?.body ?? '') as { notifications: object[] }
    void act(() => answer({ status: 200, notifications }))
    expect(statusOf('home')).toBe('acknowledged')
  })

  it('are released all at once after one question about where they count', async () => {
    const { press, dialog, sends } = aHoldingPanel({ isTrusted: false })
    press('Release all')
    expect(sends()).toEqual([])
    expect(dialog()?.textContent).toContain('Send 2')
    click([...(dialog()?.querySelectorAll('button') ?? [])].at(-1))
    await act(() => Promise.resolve())
    expect(sends()).toHaveLength(2)
    expect(dialog()).toBeNull()
  })

  it('stay held when the question is cancelled', () => {
    const { press, dialog, sends, status } = aHoldingPanel({ isTrusted: false })
    press('Release all')
    click([...(dialog()?.querySelectorAll('button') ?? [])][0])
    expect([sends(), status()]).toEqual([[], expect.stringContaining('2 calls held')])
  })

  it('of a page that was left can no longer be released, and the panel states that they were not sent', () => {
    const { host, status, button, press } = aHoldingPanel()
    void act(() => host.receive(introduction({ id: 'document-2', openedAt: OPENED + 5000, startedAt: OPENED + 5050 })))
    expect(status()).toContain('2 held calls were not sent')
    expect([button('Release all'), button('Release held notifications for home')]).toEqual([undefined, undefined])
    press('Clear')
    expect(status()).not.toContain('not sent')
  })

  it('that a page only claims, at a URL that nothing is sent to, are not listed', () => {
    const { report, status, panel } = aHoldingPanel()
    const before = panel.capture.calls.value.length
    for (const url of ['https://evil.example/', 'https://user@a.example/rest/v1/delivery', 'javascript:1']) {
      const text = JSON.stringify({ call: 9, transport: 'beacon', url, body: '{}' })
      void act(() =>
        report({
          kind: 'event',
          number: 9,
          time: 1,
          type: HELD_EVENT,
          detail: { kind: 'text', text, length: text.length },
        }),
      )
    }
    expect([panel.capture.calls.value.length, status()]).toEqual([before, expect.stringContaining('2 calls held')])
  })
})
