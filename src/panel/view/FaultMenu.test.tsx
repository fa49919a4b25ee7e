import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { click, draw, focus, press, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The panel with the editor open, and a function that opens its Faults menu. */
function anEditor() {
  const known = aPanel()
  const place = draw(<PanelView panel={known.panel} />)
  void act(() => known.panel.editing.edit(known.row('home')))
  const menu = [...place.querySelectorAll('.menu-button')].find(({ textContent }) => textContent === 'Faults')
  const items = () => [...place.querySelectorAll<HTMLElement>('[role="menuitem"]')]
  return { ...known, place, menu, items, dialog: () => place.querySelector('dialog') }
}

it('All faults is the last choice, and sends nothing until the number of requests is confirmed', () => {
  const { menu, items, dialog, sends } = anEditor()
  click(menu)
  expect(
    items()
      .map(({ textContent }) => textContent)
      .indexOf('All of them'),
  ).toBe(items().length - 1)
  click(items().at(-1))
  expect(dialog()?.textContent).toMatch(/\d\d requests are sent .*accepted.* counts/)
  expect(dialog()?.querySelector('input')).toBeNull()
  const [cancel, send] = [...dialog()!.querySelectorAll('button')]
  expect(send?.textContent).toMatch(/^Send \d\d requests$/)
  click(cancel)
  expect([sends(), dialog()]).toEqual([[], null])
  click(menu)
  click(items().at(-1))
  click([...dialog()!.querySelectorAll('button')].at(-1))
  expect(sends()).toHaveLength(1)
})

it('Enter on the menu and then on its focused item sends one request', () => {
  const { menu, panel, sends } = anEditor()
  focus(menu)
  press('ArrowDown')
  click(document.activeElement)
  expect([sends().length, panel.guard.asking.value]).toEqual([1, undefined])
})
