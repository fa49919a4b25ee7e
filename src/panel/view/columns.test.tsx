import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anMbox, aPrefetch, OPENED } from '../../../test/fixtures/exchanges.ts'
import { aStore } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { aRelay } from '../../../test/fixtures/relay.ts'
import type { Store } from '../host/host.ts'
import { PERIOD } from '../model/createBatch.ts'
import { click, draw, focus, press, scroll, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The panel with its ledger: rows home (display and click) and cart. */
function aLedger(store: Store = aStore()) {
  const known = aPanel({ store })
  const place = draw(<PanelView panel={known.panel} />)
  const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)]
  const head = (name: string) => all('.head button').find(({ textContent }) => textContent === name)
  const heads = () => all('.head button').map(({ textContent }) => textContent)
  const openMenu = (name: string) => {
    focus(head(name))
    press('F10', { shiftKey: true })
  }
  const choose = (item: string) => click(all('[role="menuitem"]').find(({ textContent }) => textContent === item))
  const cells = (column: string) => all(`.rows [data-column="${column}"]`).map(({ textContent }) => textContent)
  const record = (documentId: string, at: number, ...names: string[]) =>
    act(() => {
      const document = { id: documentId, url: `https://shop.test/${documentId}`, startedAt: OPENED + at }
      aRelay(known.host, { document: { ...document, openedAt: OPENED + at } }).record(
        aPrefetch(
          names.map(name => anMbox({ name })),
          { at: at + 100 },
        ),
      )
      vi.advanceTimersByTime(PERIOD)
    })
  return { ...known, store, place, all, head, heads, openMenu, choose, cells, record }
}

const USUAL = [
  'Location',
  'Kind',
  'Offer',
  'Token',
  'State',
  'DisplayDisplay / Click',
  'Click',
  'Activity / Experience',
]

describe('the columns of a grid', () => {
  it('move by the menu of their heading, which keeps the focus', () => {
    const { heads, openMenu, choose } = aLedger()
    expect(heads()).toEqual(USUAL)
    openMenu('Offer')
    choose('Move left')
    expect(heads().slice(0, 3)).toEqual(['Location', 'Offer', 'Kind'])
    expect(document.activeElement?.textContent).toBe('Offer')
    openMenu('Location')
    choose('Move left')
    expect(heads().slice(0, 3)).toEqual(['Location', 'Offer', 'Kind'])
  })

  it('are hidden and shown by the menu, and reset to what they were', () => {
    const { heads, openMenu, choose, cells, all } = aLedger()
    openMenu('Token')
    choose('Hide Token')
    expect(heads()).not.toContain('Token')
    expect(document.activeElement?.closest('.head')).not.toBeNull()
    click(all('[aria-label="Columns"]')[0])
    choose('Show Time')
    expect(cells('activity')).toEqual(['Activity home', '', 'Activity cart'])
    expect(cells('time')).toEqual(Array.from({ length: 3 }, () => '09:00:00.040'))
    openMenu('Kind')
    choose('Reset columns')
    expect(heads()).toEqual(USUAL)
  })

  it('are as the tester left them in the next panel', () => {
    const store = aStore()
    const first = aLedger(store)
    first.openMenu('Offer')
    first.choose('Hide Offer')
    click(first.head('Location'))
    first.panel.groupings.ledger.choose('load')
    takeDown()
    const { heads, cells, all, panel } = aLedger(store)
    expect(heads()).not.toContain('Offer')
    expect(all('[data-column="location"][aria-sort]')[0]?.getAttribute('aria-sort')).toBe('ascending')
    expect(cells('location')).toEqual(['cart', 'home', 'home'])
    expect(panel.groupings.ledger.by.value).toBe('load')
  })

  it('keep their place among all columns for assistive technology', () => {
    const { openMenu, choose, all } = aLedger()
    openMenu('Kind')
    choose('Hide Kind')
    expect(all('[role="grid"]')[0]?.getAttribute('aria-colcount')).toBe('10')
    const places = all('[aria-rowindex="2"] > *').map(cell => cell.getAttribute('aria-colindex'))
    expect(places).toEqual(['1', '3', '4', '5', '6', '7', '8', '10'])
  })

  it('are resized by the keyboard, through a separator that has their width', () => {
    const { openMenu, choose, all, head } = aLedger()
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ width: 100 } as DOMRect)
    openMenu('Kind')
    choose('Resize…')
    const [separator] = all('[role="separator"][aria-label="Width of Kind"]')
    expect(document.activeElement).toBe(separator)
    expect(separator?.getAttribute('aria-valuenow')).toBe('100')
    press('ArrowRight')
    expect(separator?.getAttribute('aria-valuenow')).toBe('108')
    expect(all('.grid')[0]?.style.getPropertyValue('--columns')).toContain('--own-kind, minmax(108px, 108px)')
    press('Enter')
    expect(document.activeElement).toBe(head('Kind'))
    expect(all('.head [role="separator"]')).toEqual([])
    vi.restoreAllMocks()
  })

  it('sort statuses by severity, and what is empty last in both directions', () => {
    const { head, cells } = aLedger()
    click(head('Click'))
    expect(cells('click')).toEqual(['waiting', '', ''])
    click(head('Click'))
    expect(cells('click')).toEqual(['waiting', '', ''])
    expect(cells('location')).toEqual(['home', 'home', 'cart'])
  })
})

describe('rows in groups by page load', () => {
  const groups = (all: (selector: string) => HTMLElement[]) => all('.group-row').map(({ textContent }) => textContent)

  it('are under the URL, the time and the number of rows of their load', () => {
    const { panel, all, record } = aLedger()
    void record('next', 5_000, 'late')
    void act(() => panel.groupings.ledger.choose('load'))
    expect(groups(all)).toEqual([
      'Load 1 https://shop.test/ 09:00:00.000 3 rows',
      'Load 2 https://shop.test/next 09:00:05.000 1 row',
    ])
  })

  it('are folded by the keyboard, and stay folded as rows come', () => {
    const { panel, all, record } = aLedger()
    void record('next', 5_000, 'late')
    void act(() => panel.groupings.ledger.choose('load'))
    const names = () => all('.rows [data-column="location"]').map(({ textContent }) => textContent)
    focus(all('.group-row')[0])
    press('ArrowLeft')
    expect(names()).toEqual(['late'])
    expect(all('.group-head')[0]?.getAttribute('aria-expanded')).toBe('false')
    void record('last', 9_000, 'newest')
    expect(names()).toEqual(['late', 'newest'])
    for (const [key, isFolded] of [
      ['ArrowRight', false],
      ['Enter', true],
      [' ', false],
    ] as const) {
      press(key)
      expect(all('.group-head')[0]?.getAttribute('aria-expanded')).toBe(String(!isFolded))
    }
    expect(document.activeElement).toBe(all('.group-row')[0])
  })

  it('are folded by a click, also by a double one', () => {
    const { panel, all } = aLedger()
    void act(() => panel.groupings.ledger.choose('load'))
    for (const detail of [1, 2])
      void act(() => void all('.group-row')[0]?.dispatchEvent(new MouseEvent('click', { detail, bubbles: true })))
    expect(all('.group-head')[0]?.getAttribute('aria-expanded')).toBe('false')
  })

  it('are in calls too', () => {
    const { panel, all } = aLedger()
    void act(() => {
      panel.view.value = 'calls'
      panel.groupings.calls.choose('load')
    })
    expect(groups(all)).toEqual(['Load 1 https://shop.test/ 09:00:00.000 1 call'])
  })
})

describe('a row that comes out of view', () => {
  it('is reached by a button and by Ctrl+End, without being selected', () => {
    const { panel, all, record } = aLedger()
    const names = Array.from({ length: 40 }, (_, at) => `mbox${at}`)
    void record('many', 1_000, ...names)
    const button = () => all('button').find(({ textContent }) => textContent === 'Jump to newest')
    const [grid] = all('[role="grid"]')
    scroll(grid, 0)
    expect(button()).toBeUndefined()
    void record('later', 2_000, 'later')
    click(button())
    expect(document.activeElement?.textContent).toContain('later')
    expect(button()).toBeUndefined()
    scroll(grid, 0)
    void record('last', 3_000, 'last')
    expect(button()).toBeDefined()
    focus(all('.rows [role="row"]')[0])
    press('End', { ctrlKey: true })
    expect(document.activeElement?.textContent).toContain('last')
    expect(panel.choices.ledger.selected.value).toBeUndefined()
  })

  it('is not one that only a filter brings', () => {
    const { panel, all, record } = aLedger()
    void record('many', 1_000, ...Array.from({ length: 60 }, (_, at) => `mbox${at}`))
    const button = () => all('button').find(({ textContent }) => textContent === 'Jump to newest')
    scroll(all('[role="grid"]')[0], 0)
    for (const text of ['-location:mbox59', '', '-location:home']) {
      void act(() => void (panel.filters.ledger.text.value = text))
      expect(button()).toBeUndefined()
    }
    void record('later', 2_000, 'later')
    expect(button()).toBeDefined()
  })
})
