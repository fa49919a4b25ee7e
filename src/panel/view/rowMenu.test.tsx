import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { aStore, SHOP_TRUSTED } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { click, draw, focus, press, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** A drawn panel whose clipboard can be read. */
function aPanelWithMenu() {
  const copied: string[] = []
  const copy = (text: string) => {
    copied.push(text)
    return Promise.resolve(true)
  }
  const made = aPanel({ store: aStore({ local: SHOP_TRUSTED }), copy })
  const place = draw(<PanelView panel={made.panel} />)
  const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)]
  const row = (name: string) => all('.rows > [role="row"]').find(element => element.textContent.startsWith(name))
  const cell = (name: string, column: string) => row(name)?.querySelector<HTMLElement>(`[data-column="${column}"]`)
  const rightClick = (element: Element | null | undefined) =>
    void act(() => void element?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })))
  const items = () => all('[role="menuitem"]')
  const item = (label: string) => items().find(({ textContent }) => textContent.startsWith(label))
  const isPossible = (label: string) => item(label)?.getAttribute('aria-disabled') === 'false'
  return { ...made, copied, place, all, row, cell, rightClick, items, item, isPossible }
}

describe('the menu of a row', () => {
  it('opens by a right click, the menu key, Shift+F10 and the button of the row, and returns the focus', () => {
    const { row, cell, rightClick, items, all } = aPanelWithMenu()
    rightClick(cell('home', 'location'))
    expect(items().length).toBeGreaterThan(0)
    for (const open of [() => press('ContextMenu'), () => press('F10', { shiftKey: true })]) {
      focus(row('cart'))
      open()
      expect(items().length).toBeGreaterThan(0)
      press('Escape')
      expect(document.activeElement).toBe(row('cart'))
    }
    const button = all('button').find(one => one.getAttribute('aria-label') === 'Actions for cart')
    click(button)
    expect(items().length).toBeGreaterThan(0)
  })

  it('copies the cell it was opened on, the selected rows, and the table without credentials', () => {
    const { cell, rightClick, item, copied, row } = aPanelWithMenu()
    rightClick(cell('home', 'display'))
    click(item('Copy Display'))
    rightClick(cell('home', 'display'))
    click(item('Copy 1 row'))
    focus(row('home'))
    press('a', { ctrlKey: true })
    rightClick(cell('cart', 'location'))
    click(item('Copy 3 rows'))
    rightClick(cell('cart', 'location'))
    click(item('Copy table as'))
    click(item('Markdown'))
    const [ofCell, ofRow, ofRows, table] = copied
    expect(ofCell).toBe('due')
    expect(ofRow?.split('\t').slice(0, 2)).toEqual(['home', 'mbox prefetch'])
    expect(ofRows?.trimEnd().split('\n').length).toBe(3)
    expect(table).toMatch(
      /^\| Location \| Kind \| Offer \| Token \| State \| Display \| Click \| Activity \/ Experience \| Time \|\n/,
    )
  })

  it('copies the table in the order of its groups, folded ones included', () => {
    const { cell, rightClick, item, copied, all, panel } = aPanelWithMenu()
    void act(() => panel.groupings.ledger.choose('location'))
    click(all('.head button').find(({ textContent }) => textContent === 'Location'))
    click(all('.group-row')[0])
    rightClick(cell('cartmbox', 'location'))
    click(item('Copy table as'))
    click(item('TSV'))
    const names = copied[0]?.split('\n').map(line => line.split('\t')[0])
    expect(names).toEqual(['Location', 'home', 'home', 'cart', ''])
  })

  it('copies the recorded call of a row as code', () => {
    const { cell, rightClick, item, copied } = aPanelWithMenu()
    rightClick(cell('home', 'location'))
    click(item('Copy recorded call as'))
    click(item('cURL'))
    expect(copied[0]).toMatch(/^curl /)
    expect(copied[0]).toContain('"prefetch"')
  })

  it('opens a further menu by Right, and returns from it by Left to its item', () => {
    const { row, item, items } = aPanelWithMenu()
    focus(row('home'))
    press('ContextMenu')
    focus(item('Copy table as'))
    press('ArrowRight')
    expect(items().map(({ textContent }) => textContent)).toEqual(['TSV', 'Markdown'])
    expect(document.activeElement).toBe(items()[0])
    press('ArrowLeft')
    expect(document.activeElement).toBe(item('Copy table as'))
  })

  it('sends and edits a single row, and explains why it does not for several', () => {
    const { row, rightClick, cell, item, isPossible, sends, panel } = aPanelWithMenu()
    focus(row('home'))
    press('a', { ctrlKey: true })
    rightClick(cell('home', 'location'))
    expect(isPossible('Send display')).toBe(false)
    expect(item('Send display')?.getAttribute('aria-description')).toBe('Only for one row at a time.')
    press('Escape')
    click(cell('cart', 'location'))
    rightClick(cell('cart', 'location'))
    click(item('Send display'))
    expect(sends().length).toBe(1)
    rightClick(cell('cart', 'location'))
    click(item('Edit and send'))
    expect(panel.editing.draft.value).toBeDefined()
  })

  it('leads to the call of a row, and from a call to its row', () => {
    const { rightClick, cell, item, panel } = aPanelWithMenu()
    rightClick(cell('cart', 'location'))
    click(item('Show call'))
    expect(panel.view.value).toBe('calls')
    rightClick(cell('1', 'kind'))
    click(item('Show in Ledger'))
    expect(panel.view.value).toBe('ledger')
  })

  it('filters by the value of the cell it was opened on', () => {
    const { rightClick, cell, item, panel } = aPanelWithMenu()
    rightClick(cell('home', 'display'))
    click(item('Filter by Display: due'))
    expect(panel.filters.ledger.text.value).toBe('display:due')
    rightClick(cell('home', 'location'))
    click(item('Filter by Location: home'))
    expect(panel.filters.ledger.text.value).toBe('display:due location:=home')
    expect(panel.shownRows.value.length).toBe(1)
    rightClick(cell('home', 'kind'))
    click(item('Hide Kind: mbox'))
    expect(panel.filters.ledger.text.value).toBe('display:due location:=home -kind:mbox')
    expect(panel.shownRows.value.length).toBe(0)
    void act(() => void (panel.view.value = 'calls'))
    rightClick(cell('1', 'location'))
    click(item('Filter by Locations: home'))
    expect(panel.filters.calls.text.value).toBe('location:=home')
  })

  it('is for all selected calls too: Ctrl+A, Shift and Ctrl select in each grid', () => {
    const { panel, record, rightClick, cell, item, row, copied } = aPanelWithMenu()
    void act(() => record(2, aPrefetch([anMbox({ name: 'late' })], { at: 500 })))
    void act(() => void (panel.view.value = 'calls'))
    focus(row('1'))
    press('a', { ctrlKey: true })
    rightClick(cell('1', 'time'))
    click(item('Copy 2 rows'))
    expect(copied[0]?.trimEnd().split('\n').length).toBe(2)
    rightClick(cell('1', 'time'))
    expect(item('Filter by the value of the cell')?.getAttribute('aria-description')).toBe(
      'The filter has no term for this value.',
    )
  })
})
