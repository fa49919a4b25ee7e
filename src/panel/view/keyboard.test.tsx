import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { aDisplay } from '../../../test/fixtures/exchanges.ts'
import { aStore, SHOP_TRUSTED } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { click, draw, focus, press, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The whole panel with rows, and what its focus is on. */
function aDrawnPanel() {
  const { panel, record, sends } = aPanel({ store: aStore({ local: SHOP_TRUSTED }) })
  const place = draw(<PanelView panel={panel} />)
  const find = (selector: string) => place.querySelector<HTMLElement>(selector) ?? undefined
  const named = (name: string) => find(`[aria-label="${name}"]`)
  const stops = (selector: string) =>
    [...place.querySelectorAll<HTMLElement>(`${selector} :is(button, input:not([hidden]))`)].filter(
      ({ tabIndex }) => tabIndex >= 0,
    )
  const row = (name: string) =>
    [...place.querySelectorAll<HTMLElement>('.row')].find(({ textContent }) => textContent.startsWith(name))
  return { find, named, stops, row, record, sends }
}

const focusedName = () => {
  const focused = document.activeElement
  return focused?.getAttribute('aria-label') ?? focused?.closest('label')?.textContent ?? focused?.textContent
}

describe('the toolbar', () => {
  it('is one tab stop besides the filter, at its first button', () => {
    const { named, stops } = aDrawnPanel()
    expect(stops('[role="toolbar"]')).toEqual([named('Record'), named('Filter')])
  })

  it('moves with the arrows, around its ends, and with Home and End', () => {
    const { named } = aDrawnPanel()
    focus(named('Record'))
    const passed = ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'End', 'ArrowRight', 'ArrowLeft', 'Home'].map(key => {
      press(key)
      return focusedName()
    })
    expect(passed).toEqual(['Clear', 'Preserve log', 'Clear', 'Help', 'Record', 'Help', 'Record'])
  })

  it('leaves the arrows of the filter to its text', () => {
    const { named } = aDrawnPanel()
    focus(named('Filter'))
    press('ArrowRight')
    press('Home')
    expect(focusedName()).toBe('Filter')
  })

  it('is entered at its first button again once it was left', () => {
    const { named, stops } = aDrawnPanel()
    focus(named('Record'))
    press('End')
    expect(stops('[role="toolbar"]')).toEqual([named('Filter'), named('Help')])
    focus(named('Filter'))
    expect(stops('[role="toolbar"]')).toEqual([named('Record'), named('Filter')])
  })
})

it('the counts of the statuses are one tab stop', () => {
  const { stops, named } = aDrawnPanel()
  const counts = stops('.counts')
  expect(counts).toHaveLength(1)
  focus(counts[0])
  press('End')
  expect(stops('.counts')).toEqual([document.activeElement])
  expect(named('Status counts')?.contains(document.activeElement)).toBe(true)
})

describe('F6', () => {
  it('goes through the parts of the panel in the order of the screen, and Shift+F6 back', () => {
    const { find, named } = aDrawnPanel()
    click(find('[role="grid"] [role="gridcell"]'))
    click(named('Edit notification for home'))
    focus(named('Record'))
    const parts = ['[role="toolbar"]', '.views', '.pane', '.side', '.drawer']
    const part = () => parts.find(selector => find(selector)?.contains(document.activeElement))
    const forward = parts.map(() => {
      press('F6')
      return part()
    })
    expect(forward).toEqual(['.views', '.pane', '.side', '.drawer', '[role="toolbar"]'])
    press('F6', { shiftKey: true })
    expect(part()).toBe('.drawer')
  })

  it('returns to the control that the focus was on in that part', () => {
    const { find, named } = aDrawnPanel()
    click(find('[role="grid"] [role="gridcell"]'))
    focus(named('Copy token'))
    press('F6')
    press('F6', { shiftKey: true })
    expect(document.activeElement).toBe(named('Copy token'))
  })

  it('stays in an open dialog', () => {
    const { named } = aDrawnPanel()
    click(named('Settings'))
    const focused = document.activeElement
    press('F6')
    expect(document.activeElement).toBe(focused)
  })

  it('stays in an open menu', () => {
    const { named } = aDrawnPanel()
    click(named('Columns'))
    const focused = document.activeElement
    expect(focused?.getAttribute('role')).toBe('menuitem')
    press('F6')
    expect(document.activeElement).toBe(focused)
  })
})

describe('the keys of a row', () => {
  it('send its notification and open it in the editor, and are named in the tooltips of its buttons', () => {
    const { find, named, row, sends } = aDrawnPanel()
    expect(named('Send display for home')?.title).toBe('Send display for home (Ctrl+Enter)')
    expect(named('Edit notification for home')?.title).toBe('Edit notification for home (F2)')
    focus(row('home'))
    press('F2')
    expect(find('.drawer')?.textContent).toContain('display for home')
    press('Escape')
    expect(sends()).toHaveLength(0)
    focus(row('home'))
    press('Enter', { ctrlKey: true })
    expect(sends()).toHaveLength(1)
  })

  it('explain why a row has nothing to send', () => {
    const { find, row, record, sends } = aDrawnPanel()
    void act(() => record(2, aDisplay('nowhere')))
    focus(row('nowhere'))
    press('Enter', { ctrlKey: true })
    expect(sends()).toHaveLength(0)
    expect(find('[role="status"]')?.textContent).toContain('This row has nothing to send.')
  })
})
