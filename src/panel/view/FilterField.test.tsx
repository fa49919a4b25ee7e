import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { click, draw, focus, press, takeDown, typeInto } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The whole panel, with the focus in its filter. */
function aFilter() {
  const { panel } = aPanel()
  const place = draw(<PanelView panel={panel} />)
  const field = () => place.querySelector<HTMLInputElement>('input[aria-label="Filter"]')
  const options = () => [...place.querySelectorAll<HTMLElement>('[role="option"]')]
  focus(field())
  return {
    panel,
    place,
    field,
    options,
    texts: () => options().map(({ textContent }) => textContent),
    type: (text: string) => {
      // The caret is behind the typed text, as in a browser.
      typeInto(field(), text)
    },
    button: (name: string) => place.querySelector<HTMLElement>(`button[aria-label="${name}"]`),
  }
}

const chosen = (field: HTMLInputElement | null) =>
  document.getElementById(field?.getAttribute('aria-activedescendant') ?? '')

describe('the filter completes', () => {
  it('a name and then its value, with the number of rows, by the keyboard alone', () => {
    const { panel, field, texts, type } = aFilter()
    type('loc')
    expect(texts()).toEqual(['location:mbox, view or scope'])
    press('ArrowDown')
    expect(chosen(field())?.textContent).toBe('location:mbox, view or scope')
    press('Enter')
    expect(texts()).toEqual(['home2 rows', 'cart1 row'])
    press('ArrowUp')
    expect(chosen(field())?.getAttribute('aria-selected')).toBe('true')
    press('Tab')
    expect([field()?.value, panel.shownRows.value.length, texts()]).toEqual(['location:=cart ', 1, []])
    expect(document.activeElement).toBe(field())
  })

  it('by a click, which leaves the focus in the field', () => {
    const { panel, field, options, type } = aFilter()
    type('status:')
    click(options()[0])
    expect([panel.filters.ledger.text.value, document.activeElement]).toEqual(['status:due ', field()])
  })

  it('names on request, before anything is typed', () => {
    const { place, texts } = aFilter()
    press('ArrowDown', { altKey: true })
    expect(texts()).toContain('token:beginning of the token')
    expect(place.querySelector('.more')?.textContent).toBe('and 6 more')
  })

  it('all of a long list, of which a part is drawn', () => {
    const { field, options, texts } = aFilter()
    press('ArrowDown', { altKey: true })
    for (let presses = 0; presses < 9; presses += 1) press('ArrowDown')
    expect(chosen(field())).toBe(options().at(-1))
    expect([texts()[0], options().length]).toEqual(['is:failure, yours, status or mark', 8])
    expect(chosen(field())?.getAttribute('aria-posinset')).toBe('9')
  })

  it('nothing after Escape, which then empties the filter', () => {
    const { panel, texts, type } = aFilter()
    type('status:')
    press('Escape')
    expect([texts(), panel.filters.ledger.text.value]).toEqual([[], 'status:'])
    press('Escape')
    expect(panel.filters.ledger.text.value).toBe('')
  })
})

describe('the filter', () => {
  it('is left by Down into the grid where nothing is offered', () => {
    const { place, type } = aFilter()
    type('cart')
    press('ArrowDown')
    expect(document.activeElement).toBe(place.querySelector('[role="grid"] [aria-rowindex="2"]'))
  })

  it('describes how much it shows and what is doubtful in it', () => {
    const { field, place, type } = aFilter()
    type('knd:mbox')
    const hint = 'knd is not a filter term: it is searched for as text. Did you mean kind?'
    expect(field()?.getAttribute('aria-description')).toBe(`0 of 3 rows ${hint}`)
    expect(place.querySelector('.empty')?.textContent).toBe(
      `No row matches the filter. It hides all 3 rows.${hint}Clear filter`,
    )
    type('/ho[/')
    expect(field()?.getAttribute('aria-description')).toContain('/ho[/ does not end with a slash')
    type('kind:mbox')
    expect(field()?.getAttribute('aria-description')).toBe('3 of 3 rows')
    type('')
    expect(field()?.hasAttribute('aria-description')).toBe(false)
  })

  it('is cleared by its button, and the focus stays in the field', () => {
    const { panel, field, button, type } = aFilter()
    type('cart')
    focus(button('Remove filter'))
    click(button('Remove filter'))
    expect([panel.filters.ledger.text.value, document.activeElement]).toEqual(['', field()])
    expect(button('Remove filter')).toBeNull()
  })

  it('belongs to its view; a view without a grid has none', () => {
    const { panel, field, type } = aFilter()
    type('cart')
    void act(() => void (panel.view.value = 'calls'))
    expect([field()?.value, panel.shownCalls.value.length]).toEqual(['', 1])
    void act(() => void (panel.view.value = 'session'))
    expect(field()?.disabled).toBe(true)
    void act(() => void (panel.view.value = 'ledger'))
    expect(field()?.value).toBe('cart')
  })
})
