import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The settings, opened; `trusted` are the hosts that are not asked for. */
function openedSettings(trusted: string[]) {
  const remembered = (key: string) => (key === 'hosts not asked for' ? JSON.stringify(trusted) : undefined)
  const { panel } = aPanel({ remembered })
  const place = draw(<PanelView panel={panel} />)
  const named = (name: string) =>
    [...place.querySelectorAll('button')].find(button =>
      [button.getAttribute('aria-label'), button.textContent].includes(name),
    )
  click(named('Settings'))
  const dialog = place.querySelector('dialog[aria-label="Settings"]')
  return {
    text: () => dialog?.textContent,
    said: () => dialog?.querySelector('[aria-live]')?.textContent,
    askAgain: () => click(named('Ask again before sending')),
  }
}

it('the settings name the hosts that are sent to without asking', () => {
  expect(openedSettings(['a.test', 'b.test']).text()).toContain('sent to without asking: a.test, b.test')
})

it('the settings say that there are none', () => {
  expect(openedSettings([]).text()).toContain('sent to without asking: none')
})

it.each([[['a.test']], [[]]])('asking again is confirmed where it was pressed, with %j trusted before', trusted => {
  const { text, said, askAgain } = openedSettings(trusted)
  expect(said()).toBe('')
  askAgain()
  expect(text()).toContain('sent to without asking: none')
  expect(said()).toBe('The next send to each host is asked for again.')
})
