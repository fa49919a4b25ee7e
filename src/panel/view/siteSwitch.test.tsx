import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aHost } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import type { Host, PopupHost, PopupTab } from '../host/host.ts'
import { createPanel } from '../model/createPanel.ts'
import { createPopup } from '../model/createPopup.ts'
import { click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'
import { PopupView } from './PopupView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** A background that keeps the hosts that are off, or refuses to. */
function aBackground(initial: readonly string[] = [], isRefusing = false): Pick<Host, 'askSite' | 'switchSites'> {
  let off = [...initial]
  return {
    askSite: async () => ({ permitted: true, updated: false, off }),
    switchSites: async (hosts, isOff) => {
      if (isRefusing) return false
      const others = off.filter(host => !hosts.includes(host))
      off = isOff ? [...others, ...hosts] : others
      return true
    },
  }
}

/** Until the page's relay has had its time, and all answers have come. */
const wait = (): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(3_000)))

const inPrivate: Host['askTab'] = listener => listener({ isPrivate: true, transmission: 'not asked' })

const buttonIn = (place: Element, name: string) =>
  [...place.querySelectorAll('button')].find(button =>
    [button.getAttribute('aria-label'), button.textContent].includes(name),
  )
const switchIn = (place: Element) => place.querySelector<HTMLInputElement>('[role="switch"]')

/** A panel on a page without a relay, as the pages of a site that is off are. */
async function anUnobservedPanel(overrides: Partial<Host>) {
  const host = aHost(overrides)
  const panel = createPanel(host, { signal: new AbortController().signal })
  const place = draw(<PanelView panel={panel} />)
  await wait()
  return { host, panel, place, button: (name: string) => buttonIn(place, name) }
}

describe('an empty panel on a site that is off', () => {
  it('names that, and offers to turn it on, after which the page is to be loaded again', async () => {
    const { place, button } = await anUnobservedPanel(aBackground(['shop.test']))
    expect(place.querySelector('.empty h2')?.textContent).toBe('Off on this site')
    expect(place.querySelector('.empty .lead')?.textContent).toContain('off on shop.test')
    click(button('Turn on'))
    await wait()
    expect(place.querySelector('.empty h2')?.textContent).toBe('Not observed')
    expect(place.querySelector('[role="status"]')?.textContent).toContain('On for shop.test from the next load.')
    expect(button('Reload page')).toBeDefined()
  })

  it('states a refusal', async () => {
    const { place, button } = await anUnobservedPanel(aBackground(['shop.test'], true))
    click(button('Turn on'))
    await wait()
    expect(place.querySelector('.empty h2')?.textContent).toBe('Off on this site')
    expect(place.querySelector('[role="status"]')?.textContent).toContain('The browser refused the change.')
  })

  it('offers no switch in a private window', async () => {
    const { button } = await anUnobservedPanel({ ...aBackground(['shop.test']), askTab: inPrivate })
    expect(button('Turn on')).toBeUndefined()
  })

  it('cannot switch a mode on, and gives the reason', async () => {
    const reloadPage = vi.fn(() => Promise.resolve(true))
    const { button } = await anUnobservedPanel({ ...aBackground(['shop.test']), reloadPage })
    expect(button('Hold mode')?.getAttribute('aria-disabled')).toBe('true')
    expect(button('Hold mode')?.title).toContain('Off on shop.test')
    click(button('Hold mode'))
    expect(reloadPage).not.toHaveBeenCalled()
  })

  it('does not mind other hosts that are off', async () => {
    const { place } = await anUnobservedPanel(aBackground(['www.shop.test']))
    expect(place.querySelector('.empty h2')?.textContent).toBe('Not observed')
  })
})

describe('the settings', () => {
  async function opened(overrides: Partial<Host>) {
    const { panel } = aPanel(overrides)
    const place = draw(<PanelView panel={panel} />)
    await wait()
    click(buttonIn(place, 'Settings'))
    return { place, dialog: () => place.querySelector('dialog[aria-label="Settings"]') ?? place }
  }

  it('switch the page’s site off from the next load, which the status line states until then', async () => {
    const reloadPage = vi.fn(() => Promise.resolve(true))
    const { place, dialog } = await opened({ ...aBackground(), reloadPage })
    expect(switchIn(dialog())?.checked).toBe(true)
    click(switchIn(dialog()))
    await wait()
    expect(switchIn(dialog())?.checked).toBe(false)
    expect(dialog().textContent).toContain('Applies from the next load of the page.')
    expect(dialog().textContent).toContain('Off on: shop.test')
    expect(place.querySelector('.status .withheld')?.textContent).toContain('Off on shop.test from the next load.')
    click(buttonIn(dialog(), 'Reload page'))
    expect(reloadPage).toHaveBeenCalled()
  })

  it('list the hosts that are off, switch all on, and state that where the focus stays', async () => {
    const { place, dialog } = await opened(aBackground(['a.test', 'b.test']))
    expect(dialog().textContent).toContain('Off on: a.test, b.test')
    const button = buttonIn(dialog(), 'Turn on for all sites')
    button?.focus()
    click(button)
    await wait()
    expect(dialog().textContent).not.toContain('Off on')
    expect(dialog().textContent).toContain('On for all sites from the next load.')
    expect(document.activeElement).toBe(button)
    expect(place.querySelector('[role="status"]')?.textContent).toContain('On for all sites')
  })

  it('do not switch in a private window, and state why', async () => {
    const { dialog } = await opened({ ...aBackground(['a.test']), askTab: inPrivate })
    expect(switchIn(dialog())?.disabled).toBe(true)
    expect(dialog().textContent).toContain('Not available in a private window')
    expect(buttonIn(dialog(), 'Turn on for all sites')).toBeUndefined()
  })

  it('have no switch on a page without a host', async () => {
    const { dialog } = await opened({ ...aBackground(), page: () => Promise.resolve({ url: 'file:///page.html' }) })
    expect(switchIn(dialog())).toBeNull()
  })
})

describe('the popup of the icon', () => {
  async function aPopup(background: Pick<Host, 'askSite' | 'switchSites'>, tab: Partial<PopupTab> = {}) {
    const reload = vi.fn(() => Promise.resolve())
    const { message } = aHost()
    const host: PopupHost = {
      ...background,
      message,
      locale: 'en',
      tab: () => Promise.resolve({ url: 'https://shop.test:8443/cart', isPrivate: false, ...tab }),
      reload,
    }
    const place = draw(<PopupView host={host} popup={createPopup(host)} />)
    await wait()
    return { place, reload, text: () => place.textContent ?? '' }
  }

  it('switches the site in front by its host, off and on, and can load the page again', async () => {
    const { place, reload, text } = await aPopup(aBackground())
    expect(place.querySelector('label')?.textContent).toBe('Observe shop.test')
    expect(text()).toContain('press F12')
    click(switchIn(place))
    await wait()
    expect([switchIn(place)?.checked, text().includes('Off on this site')]).toEqual([false, true])
    expect(place.querySelector('[aria-live]')?.textContent).toBe('Applies from the next load of the page.')
    click(buttonIn(place, 'Reload page'))
    expect(reload).toHaveBeenCalled()
    click(switchIn(place))
    await wait()
    expect(switchIn(place)?.checked).toBe(true)
  })

  it('shows the browser’s answer', async () => {
    const { place, text } = await aPopup(aBackground([], true))
    click(switchIn(place))
    await wait()
    expect(switchIn(place)?.checked).toBe(true)
    expect(text()).toContain('The browser refused the change.')
  })

  it('describes the switch by what it covers', async () => {
    const { place } = await aPopup(aBackground())
    const id = switchIn(place)?.getAttribute('aria-describedby') ?? ''
    expect(place.querySelector(`#${id}`)?.textContent).toContain('Frames of other hosts')
  })

  it.each([['chrome://settings/'], [undefined]])('states that the extension does not run on %s', async url => {
    const { place, text } = await aPopup(aBackground(), { url })
    expect(switchIn(place)).toBeNull()
    expect(text()).toContain('does not run on this page')
  })

  it('changes nothing in a private window', async () => {
    const { place, text } = await aPopup(aBackground(['shop.test']), { isPrivate: true })
    expect([switchIn(place)?.disabled, switchIn(place)?.checked]).toEqual([true, false])
    expect(text()).toContain('Not available in a private window')
  })
})
