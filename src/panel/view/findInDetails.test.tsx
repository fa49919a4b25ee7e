// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { click, draw, focus, press, takeDown, typeInto } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

describe('Ctrl+F', () => {
  it('searches the Details that have the focus: Enter goes through the places, Escape to the line that was found', () => {
    const details = openDetails()
    focus(details.querySelector('[role="treeitem"]'))
    press('f', { ctrlKey: true })
    const field = details.querySelector<HTMLInputElement>('input[type="search"]')
    expect(document.activeElement).toBe(field)
    typeInto(field, 'EVENTTOKEN')
    expect(details.querySelector('.find-bar [role="status"]')?.textContent).toMatch(/^1 of [1-9]/)
    press('Enter')
    press('Enter', { shiftKey: true })
    press('Escape')
    expect(details.querySelector('.find-bar')).toBeNull()
    expect(document.activeElement?.textContent).toContain('eventToken')
  })

  it('shows that nothing is found', () => {
    const details = openDetails()
    focus(details.querySelector('button'))
    press('f', { ctrlKey: true })
    typeInto(details.querySelector<HTMLInputElement>('input[type="search"]'), 'not in there')
    expect(details.querySelector('.find-bar [role="status"]')?.textContent).toBe('0 of 0')
    press('Escape')
    expect(document.activeElement).toBe(details.querySelector('button'))
  })

  it('goes to the filter from anywhere else', () => {
    openDetails()
    focus(document.querySelector('[role="row"] [tabindex="0"], [role="row"][tabindex="0"]'))
    press('f', { ctrlKey: true })
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Filter')
  })
})

function openDetails(): Element {
  const { panel } = aPanel()
  draw(<PanelView panel={panel} />)
  click([...document.querySelectorAll('[role="gridcell"]')].find(cell => cell.textContent === 'home'))
  const details = document.querySelector('[role="region"][aria-label="Details"]')
  if (!details) throw new Error('no Details')
  return details
}
