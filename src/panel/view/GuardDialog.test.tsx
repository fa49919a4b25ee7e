import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aStore, REFUSED_STORE, SHOP_TRUSTED } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import type { Host, TabFacts } from '../host/host.ts'
import { click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** A rendered panel that sends the display of home, and the dialog that this opens. */
function sendingHome(overrides: Partial<Host>) {
  const made = aPanel(overrides)
  const place = draw(<PanelView panel={made.panel} />)
  const dialog = () => place.querySelector('dialog')
  const button = (name: string) =>
    [...place.querySelectorAll('button')].find(one => [one.getAttribute('aria-label'), one.textContent].includes(name))
  const press = (name: string) => click(button(name))
  press('Send display for home')
  return { ...made, place, dialog, button, press, sentence: () => place.querySelector('.announcement')?.textContent }
}

describe('where the browser refuses to store', () => {
  it('a send confirmed with "never ask again" is made, and the panel itself remembers that', async () => {
    const { press, dialog, place, sends } = sendingHome({ store: REFUSED_STORE })
    expect(dialog()?.textContent).toContain('Settings cannot be stored')
    click(place.querySelector<HTMLInputElement>('dialog input'))
    press('Send display')
    await act(() => Promise.resolve())
    expect(sends()).toHaveLength(1)
    press('Send display for home')
    expect([sends().length, dialog()]).toEqual([2, null])
  })

  it('the panel reports the refusal when it notices it', () => {
    let isRefusing = false
    const store = aStore()
    const { press, sentence, place, sends } = sendingHome({
      store: { ...store, write: (name, value) => !isRefusing && store.write(name, value) },
    })
    isRefusing = true
    click(place.querySelector<HTMLInputElement>('dialog input'))
    press('Send display')
    expect(sends()).toHaveLength(1)
    expect(sentence()).toContain('Settings cannot be stored')
  })
})

it('in a private window the dialog states how long a host stays trusted', () => {
  const { dialog } = sendingHome({
    store: aStore({ local: SHOP_TRUSTED }),
    askTab: listener => listener({ isPrivate: true, transmission: 'not asked' }),
  })
  expect(dialog()?.textContent).toContain('Nothing is stored in a private window')
})

describe('while the browser’s own consent is missing', () => {
  const aBarredSend = () => {
    let transmission: TabFacts['transmission'] = 'not allowed'
    let asked = 0
    const made = sendingHome({
      askTab: listener => listener({ isPrivate: false, transmission }),
      askForConsent: () => (asked += 1),
    })
    const change = (to: TabFacts['transmission']) =>
      act(() => {
        transmission = to
        made.host.receiveRaw({ kind: 'permissions changed' })
      })
    return { ...made, change, asked: () => asked }
  }

  it('nothing is sent: the dialog explains why, and opens the page that asks for it', () => {
    const { dialog, button, press, sends, asked } = aBarredSend()
    expect(dialog()?.textContent).toContain('Nothing is sent until the browser has your consent')
    expect(button('Send display')).toBeUndefined()
    press('Give consent…')
    expect([asked(), sends().length, dialog() !== null]).toEqual([1, 0, true])
  })

  it('the dialog continues once it is given, and sends only when asked to', async () => {
    const { dialog, press, sends, change } = aBarredSend()
    await change('allowed')
    expect(dialog()?.textContent).not.toContain('consent')
    expect(sends()).toHaveLength(0)
    press('Send display')
    expect(sends()).toHaveLength(1)
  })

  it('a revoked consent blocks the next send', async () => {
    const { dialog, press, sends, change } = aBarredSend()
    await change('allowed')
    press('Send display')
    await change('not allowed')
    press('Send display for home')
    expect([sends().length, dialog()?.textContent?.includes('Nothing is sent until')]).toEqual([1, true])
  })
})
