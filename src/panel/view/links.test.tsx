import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { aStore, SHOP_TRUSTED } from '../../../test/fixtures/host.ts'
import { importText } from '../../../test/fixtures/importText.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { aPanel, lastBody } from '../../../test/fixtures/panel.ts'
import { click, draw, focus, press, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** A drawn panel on a page whose display of home and click on it are due, and whose sends are answered. */
function aLinkedPanel() {
  const made = aPanel({ store: aStore({ local: SHOP_TRUSTED }) })
  const place = draw(<PanelView panel={made.panel} />)
  const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)]
  const row = (name: string) => all('[role="row"]').find(element => element.textContent.startsWith(name))
  const details = () => place.querySelector('[aria-label="Details"]')
  const link = (name: string) =>
    [...(details()?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent.startsWith(name))
  const send = (name: string, isTaken = true) => {
    click(all('button').find(one => one.getAttribute('aria-label') === `Send display for ${name}`))
    const { notifications } = lastBody(made.sends())
    void act(() => made.answer({ status: 200, notifications: isTaken ? notifications.map(({ id }) => ({ id })) : [] }))
  }
  const open = (name: string) => click(row(name)?.querySelector('[role="gridcell"]'))
  const selected = () => place.querySelector('[role="row"][aria-selected="true"]')
  const cell = (name: string, column: string) => row(name)?.querySelector(`[data-column="${column}"]`)
  return { ...made, place, all, row, details, link, send, open, selected, cell }
}

describe('a row that the tester sent a notification for', () => {
  it('keeps its verdict and has the outcome and time of the send beside it, in words for everybody', () => {
    const { send, cell } = aLinkedPanel()
    send('home')
    const display = cell('home', 'display')
    expect(display?.querySelector('.status-text')?.textContent).toBe('due')
    expect(display?.querySelector('.own-send')?.textContent).toMatch(/^\d\d:\d\d· yours$/)
    expect(display?.getAttribute('aria-description')).toMatch(/Your display at \d\d:\d\d:\d\d\.\d{3}: Acknowledged\.$/)
    expect(cell('cart', 'display')?.querySelector('.own-send')).toBeNull()
  })

  it('shows whether the send failed, and how often it was sent', () => {
    const { send, cell } = aLinkedPanel()
    send('home')
    send('home', false)
    expect(cell('home', 'display')?.querySelector('.own-send .tone-error')).not.toBeNull()
    expect(cell('home', 'display')?.getAttribute('aria-description')).toMatch(/: Not acknowledged\. Sent 2 times\.$/)
  })

  it('leads to the send by a click on that sign, and Back leads to the row', () => {
    const { send, cell, panel, details } = aLinkedPanel()
    send('home')
    click(cell('home', 'display')?.querySelector('.own-send'))
    expect(panel.view.value).toBe('sent')
    expect(details()?.textContent).toContain('Acknowledged')
    press('ArrowLeft', { altKey: true })
    expect([panel.view.value, panel.choices.ledger.selected.value]).toEqual([
      'ledger',
      panel.capture.rows.value.find(({ own }) => own.length > 0)?.id,
    ])
  })
})

describe('links between rows, calls and sends', () => {
  it('lead from a row’s history to the call that delivered it, and from there to its rows, with the focus', () => {
    const { open, link, panel, selected, details } = aLinkedPanel()
    open('home')
    click(link('delivered, call 1'))
    expect(panel.view.value).toBe('calls')
    expect(details()?.textContent).toContain('call 1')
    expect(document.activeElement).toBe(selected())
    click(link('cart'))
    expect(panel.view.value).toBe('ledger')
    expect(selected()?.textContent).toMatch(/^cart/)
    expect(document.activeElement).toBe(selected())
  })

  it('lead from a send to the row that it is for, and to the call that delivered it', () => {
    const { send, open, link, panel, details } = aLinkedPanel()
    send('home')
    open('home')
    click(link('display, yours: Acknowledged'))
    expect(panel.view.value).toBe('sent')
    expect(details()?.textContent).toContain('Sent for')
    click(link('delivered, call 1'))
    expect(panel.view.value).toBe('calls')
  })

  it('open Details of a row that the filter hides, with a button that shows it in the list', () => {
    const { open, link, panel, row, selected, details } = aLinkedPanel()
    void act(() => void (panel.filters.ledger.text.value = 'home'))
    open('home')
    click(link('delivered, call 1'))
    click(link('cart'))
    expect(row('cart')).toBeUndefined()
    expect(details()?.textContent).toContain('cart')
    expect(document.activeElement?.textContent).toBe('Show')
    click(document.activeElement)
    expect(panel.filters.ledger.text.value).toBe('')
    expect(document.activeElement).toBe(selected())
    expect(selected()?.textContent).toMatch(/^cart/)
  })

  it('lead to the button that clears the filter where it hides every row', () => {
    const { open, link, panel, details } = aLinkedPanel()
    open('home')
    click(link('delivered, call 1'))
    void act(() => void (panel.filters.ledger.text.value = 'nothing like it'))
    click(link('cart'))
    expect(details()?.textContent).toContain('cart')
    expect(document.activeElement?.textContent).toBe('Clear filter')
  })

  it('open the group of a row that is folded', () => {
    const { panel, all, row, open, link, selected } = aLinkedPanel()
    void act(() => void panel.groupings.ledger.choose('location'))
    const head = () => all('[role="row"]').find(element => element.textContent.startsWith('cart (mbox)'))
    focus(head())
    press('Enter')
    expect(row('cartmbox')).toBeUndefined()
    open('homembox')
    click(link('delivered, call 1'))
    click(link('cart'))
    expect(selected()?.textContent).toMatch(/^cartmbox/)
  })
})

describe('an import', () => {
  it('opens the group of its first row, and a remembered filter that hides that row is named', async () => {
    const { panel, all, place, selected } = aLinkedPanel()
    const text = toExchangeFile([aPrefetch([anMbox({ name: 'home' })], { id: 'imported' })])
    void act(() => void (panel.filters.ledger.text.value = '-is:imported'))
    await act(() => importText(panel, text))
    expect(selected()).toBeNull()
    expect(place.querySelector('.hidden-notice')?.textContent).toContain('The filter hides the selected row.')
    click(all('button').find(({ textContent }) => textContent === 'Show'))
    expect(selected()?.textContent).toMatch(/^home/)
    void act(() => panel.groupings.ledger.choose('location'))
    click(all('.group-row')[0])
    await act(() => importText(panel, text))
    expect(selected()?.textContent).toMatch(/^home/)
  })
})

describe('Back and Forward', () => {
  it('step through what was selected, by buttons that keep the focus and by Alt with an arrow key', () => {
    const { open, panel, all, selected } = aLinkedPanel()
    const button = (name: string) => all('button').find(one => one.getAttribute('aria-label')?.startsWith(name))
    expect(button('Back')?.getAttribute('aria-disabled')).toBe('true')
    open('home')
    open('cart')
    focus(button('Back'))
    click(button('Back'))
    expect(selected()?.textContent).toMatch(/^home/)
    expect(document.activeElement).toBe(button('Back'))
    press('ArrowRight', { altKey: true })
    expect(selected()?.textContent).toMatch(/^cart/)
    expect(button('Forward')?.getAttribute('aria-disabled')).toBe('true')
    expect(panel.view.value).toBe('ledger')
  })

  it('leave the keys to a text field', () => {
    const { open, selected, all } = aLinkedPanel()
    open('home')
    open('cart')
    focus(all('input[type="search"]')[0])
    press('ArrowLeft', { altKey: true })
    expect(selected()?.textContent).toMatch(/^cart/)
  })

  it('go back from the head of a group and from a checkbox too, but not behind an open dialog', () => {
    const { open, selected, all, panel, place } = aLinkedPanel()
    void act(() => void panel.groupings.ledger.choose('location'))
    open('homembox')
    open('cartmbox')
    focus(all('.group-row')[0])
    press('ArrowLeft', { altKey: true })
    expect(selected()?.textContent).toMatch(/^home/)
    expect(all('.group-head')[0]?.getAttribute('aria-expanded')).toBe('true')
    focus(place.querySelector('input[type="checkbox"]'))
    press('ArrowRight', { altKey: true })
    expect(selected()?.textContent).toMatch(/^cart/)
    click(all('button').find(one => one.getAttribute('aria-label') === 'Settings'))
    focus(place.querySelector('dialog select'))
    press('ArrowLeft', { altKey: true })
    expect(selected()?.textContent).toMatch(/^cart/)
  })

  it('open the group of a row that is folded', () => {
    const { open, selected, all, panel } = aLinkedPanel()
    void act(() => void panel.groupings.ledger.choose('location'))
    open('homembox')
    open('cartmbox')
    focus(all('.group-row')[0])
    press('Enter')
    click(all('button').find(one => one.getAttribute('aria-label')?.startsWith('Back')))
    expect(selected()?.textContent).toMatch(/^home/)
  })

  it('select one row alone, also among several that were selected', () => {
    const { open, row, panel, all, link } = aLinkedPanel()
    open('home')
    focus(row('home'))
    press('a', { ctrlKey: true })
    click(link('delivered, call 1'))
    click(link('cart'))
    expect(panel.view.value).toBe('ledger')
    expect(all('[role="row"][aria-selected="true"]')).toHaveLength(1)
  })

  it('keep what is ahead after a step to a view in which something was selected later', () => {
    const { open, panel, row, selected } = aLinkedPanel()
    open('home')
    void act(() => void (panel.view.value = 'calls'))
    void act(() => void (panel.view.value = 'ledger'))
    open('cart')
    void act(() => void (panel.view.value = 'calls'))
    click(row('1')?.querySelector('[role="gridcell"]'))
    const step = (key: string, times: number) => {
      for (let at = 0; at < times; at += 1) press(key, { altKey: true })
    }
    focus(selected())
    step('ArrowLeft', 3)
    expect(panel.navigation.canGoForward.value).toBe(true)
    step('ArrowRight', 2)
    expect(panel.view.value).toBe('ledger')
    expect(selected()?.textContent).toMatch(/^cart/)
  })
})
