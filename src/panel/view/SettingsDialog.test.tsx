import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aStore, REFUSED_STORE } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import type { Host } from '../host/host.ts'
import { click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The settings, opened; `trusted` are the hosts that need no confirmation. */
function openedSettings(trusted: string[], overrides: Partial<Host> = {}) {
  const store = aStore({ local: { 'hosts not asked for': JSON.stringify(trusted) } })
  const { panel } = aPanel({ store, ...overrides })
  const place = draw(<PanelView panel={panel} />)
  const named = (name: string) =>
    [...place.querySelectorAll('button')].find(button =>
      [button.getAttribute('aria-label'), button.textContent].includes(name),
    )
  click(named('Settings'))
  const dialog = place.querySelector('dialog[aria-label="Settings"]')
  return {
    panel,
    text: () => dialog?.textContent,
    sentence: () => dialog?.querySelector('[aria-live]')?.textContent,
    askAgain: () => click(named('Ask again before sending')),
  }
}

it('the settings list the hosts that are sent to without asking', () => {
  expect(openedSettings(['a.test', 'b.test']).text()).toContain('the panel sends without asking: a.test, b.test')
})

it('the settings state that no host is trusted', () => {
  expect(openedSettings([]).text()).toContain('the panel sends without asking: none')
})

it.each([[['a.test']], [[]]])('asking again is confirmed where it was pressed, with %j trusted before', trusted => {
  const { text, sentence, askAgain } = openedSettings(trusted)
  expect(sentence()).toBe('')
  askAgain()
  expect(text()).toContain('the panel sends without asking: none')
  expect(sentence()).toBe('The panel asks again before the next send to each host.')
})

it('the settings do not mention storage while choices are stored', () => {
  expect(openedSettings([]).text()).not.toMatch(/stored/)
})

it('the settings state that they cannot be stored, and still apply', () => {
  const { panel, text } = openedSettings([], { store: REFUSED_STORE })
  expect(text()).toContain('Settings cannot be stored: the browser refuses')
  panel.settings.chooseTheme('dark')
  expect(panel.settings.theme.value).toBe('dark')
})

it.each([
  [true, 'Nothing is stored in a private window'],
  [undefined, 'until the browser reports whether this window is private'],
])('the settings state why nothing is stored when isPrivate is %s', (isPrivate, sentence) => {
  const askTab: Host['askTab'] = listener => listener({ isPrivate, transmission: 'not asked' })
  expect(openedSettings([], { askTab }).text()).toContain(sentence)
})
