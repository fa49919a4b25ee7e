import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { aDisplay, anMbox, aPrefetch, OPENED } from '../../../test/fixtures/exchanges.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { aRelay } from '../../../test/fixtures/relay.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { PERIOD } from '../model/createBatch.ts'
import { reportFailures } from '../model/reportFailures.ts'
import { ticketText } from '../model/ticketText.ts'
import { click, draw, press, takeDown, typeInto } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The drawn panel with the Details of a location; cart was displayed twice. */
function details(name: string) {
  const known = aPanel()
  const { panel, host, record } = known
  record(2, aDisplay('cart', { at: 100 }))
  record(3, aDisplay('cart', { at: 200 }))
  const badge = vi.fn<(failures: number) => void>()
  reportFailures({ showFailures: badge, onNavigate: host.onNavigate }, panel.capture.rows, panel.capture.page)
  const place = draw(<PanelView panel={panel} />)
  const all = <Found extends HTMLElement>(selector: string) => [...place.querySelectorAll<Found>(selector)]
  const open = (location: string): void => {
    click(all('[role="gridcell"]').find(({ textContent }) => textContent === location))
  }
  open(name)
  const labelled = (label: string) =>
    all('[aria-label="Details"] [aria-label]').find(element => element.getAttribute('aria-label') === label)
  const button = (text: string) =>
    all('button').find(one => one.getAttribute('aria-label') === text || one.textContent === text)
  return {
    ...known,
    place,
    open,
    button,
    failures: () => badge.mock.lastCall?.[0],
    note: () => labelled('Note') as HTMLInputElement | undefined,
    field: (label: string) =>
      all('.expectation label')
        .find(({ textContent }) => textContent === label)
        ?.querySelector('input'),
    expectResult: (label: string) => {
      click(button('Expect'))
      click(all('[role="menuitem"]').find(({ textContent }) => textContent === label))
    },
    choices: () => {
      click(button('Expect'))
      const labels = all('[role="menuitem"]').map(({ textContent }) => textContent)
      press('Escape')
      return labels
    },
    cell: (location: string, column: string) =>
      all('[role="row"]')
        .find(line => line.querySelector('[role="gridcell"]')?.textContent?.startsWith(location))
        ?.querySelector(`[data-column="${column}"]`),
    /** The page is loaded again; returns what records calls of it. */
    reload: () => {
      const document = { id: 'document-2', openedAt: OPENED + 5000, startedAt: OPENED + 5000 }
      const relay = aRelay(host, { document })
      return (...exchanges: Exchange[]) =>
        void act(() => {
          relay.record(...exchanges)
          vi.advanceTimersByTime(PERIOD)
        })
    },
  }
}

describe('a note', () => {
  it('is kept as it is typed, has a sign in the grid, and its words are found by the filter', () => {
    const { panel, note, cell, place } = details('cart')
    typeInto(note(), 'Flickers,  twice ')
    expect(panel.annotations.all.value).toMatchObject([{ note: 'Flickers,  twice ' }])
    expect(note()?.value).toBe('Flickers,  twice ')
    expect(cell('cart', 'location')?.getAttribute('aria-description')).toBe('Note: Flickers,  twice ')
    expect(cell('cart', 'location')?.querySelector('.mark')?.getAttribute('title')).toBe('Note: Flickers,  twice ')
    void act(() => void (panel.filters.ledger.text.value = 'flickers'))
    expect(panel.shownRows.value.map(({ note }) => note)).toEqual(['Flickers,  twice '])
    expect(place.querySelectorAll('[role="row"]')).toHaveLength(2)
  })

  it('belongs to one row, and is gone when it is emptied', () => {
    const { panel, note, open } = details('cart')
    typeInto(note(), 'Flickers')
    open('home')
    expect(note()?.value).toBe('')
    open('cart')
    typeInto(note(), '')
    expect(panel.annotations.all.value).toEqual([])
  })

  it('is kept while its page is only left, which may come back, and removed by Clear', () => {
    const { panel, note, reload, button } = details('cart')
    typeInto(note(), 'Flickers')
    reload()
    expect(panel.annotations.all.value).toHaveLength(1)
    void act(() => panel.clear())
    expect([panel.annotations.all.value, button('Expect')]).toEqual([[], undefined])
  })

  it('is part of the text for a ticket, without credentials', () => {
    const { panel, note, row } = details('cart')
    typeInto(note(), 'Seen with access_token=abcdefghijklmnop')
    const ticket = ticketText(row('cart'), panel.callNumber, panel.text)
    expect(ticket).toContain('Note: Seen with')
    expect(ticket).not.toContain('abcdefghijklmnop')
  })
})

describe('an expected duplicate', () => {
  it('keeps its status and stops counting as a failure, in the counts and on the icon', () => {
    const { panel, expectResult, cell, failures } = details('cart')
    expect([failures(), panel.counts.value.get('duplicate')]).toEqual([1, 1])
    expectResult('Expected: duplicate')
    expect([failures(), panel.counts.value.get('duplicate'), panel.counts.value.get('expected')]).toEqual([
      0,
      undefined,
      1,
    ])
    expect(cell('cart', 'display')?.textContent).toBe('duplicate')
    expect(cell('cart', 'display')?.getAttribute('aria-description')).toContain('Expected: duplicate')
  })

  it('has a reason and an author; the next expectation has the same author', () => {
    const { panel, expectResult, field, open, row, cell } = details('cart')
    expectResult('Expected: duplicate')
    typeInto(field('Reason'), 'MBX-17')
    typeInto(field('Author'), 'Robin')
    expect(row('cart').display?.expected?.expectation).toMatchObject({ reason: 'MBX-17', author: 'Robin' })
    expect(cell('cart', 'display')?.getAttribute('aria-description')).toContain('Expected: duplicate; MBX-17; by Robin')
    expect(ticketText(row('cart'), panel.callNumber, panel.text)).toContain('Expected: duplicate; MBX-17; by Robin')
    open('home')
    expectResult('Expected: not displayed')
    expect(row('home').display?.expected?.expectation).toMatchObject({ reason: '', author: 'Robin' })
  })

  it('is expected after a reload and after Clear, too, and can be changed or removed there', () => {
    const { panel, expectResult, reload, open, button, row, failures } = details('cart')
    expectResult('Expected: duplicate')
    void act(() => panel.clear())
    const recordAgain = reload()
    const again = { documentId: 'document-2' }
    recordAgain(aPrefetch([anMbox({ name: 'cart' })], { ...again, at: 6000 }))
    expect(row('cart').display).toMatchObject({ status: 'due', expected: { match: 'open' } })
    recordAgain(aDisplay('cart', { ...again, at: 6100 }), aDisplay('cart', { ...again, at: 6200 }))
    expect([row('cart').display?.expected?.match, failures()]).toEqual(['expected', 0])
    open('cart')
    expectResult('Expected: displayed')
    expect(panel.annotations.all.value.flatMap(({ expectations }) => expectations)).toHaveLength(1)
    expect([row('cart').display?.expected?.match, failures()]).toEqual(['unexpected', 1])
    click(button('Remove expectation'))
    expect([panel.annotations.all.value, failures()]).toEqual([[], 1])
  })
})

it('a display that is expected not to come and comes is a failure', () => {
  const { panel, expectResult, record, cell, failures, choices } = details('home')
  expect(choices()).toEqual([
    'Expected: not displayed',
    'Expected: displayed',
    'Expected: duplicate',
    'Expected: mismatch',
    'Expected: rejected',
    'Expected: not acknowledged',
  ])
  expectResult('Expected: not displayed')
  expect([panel.counts.value.get('due'), failures()]).toEqual([undefined, 1])
  void act(() => record(7, aDisplay('home', { at: 300 })))
  expect(cell('home', 'display')?.textContent).toBe('sent')
  expect(cell('home', 'display')?.getAttribute('aria-description')).toContain('Unexpected: not displayed was expected')
  expect([panel.counts.value.get('unexpected'), failures()]).toEqual([1, 2])
})

it('the keyboard alone opens the menu, chooses the present result and leaves the focus on the menu', () => {
  const { button, row } = details('cart')
  void act(() => button('Expect')?.focus())
  press('ArrowDown')
  click(document.activeElement)
  expect(row('cart').display?.expected?.expectation.status).toBe('duplicate')
  expect(document.activeElement?.textContent).toBe('Expect')
})
