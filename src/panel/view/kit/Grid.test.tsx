// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Sort } from '../../model/gridLayout.ts'
import type { Column } from './Column.ts'
import { Grid } from './Grid.tsx'
import type { GridProps } from './GridProps.ts'
import { click, draw, focus, press, scroll, takeDown } from './testing.ts'

interface Mbox {
  id: string
  token: string
}

const columns: Column<Mbox>[] = [
  { key: 'location', head: 'Location', cell: ({ id }) => id },
  { key: 'token', head: 'Token', cell: ({ token }) => token.slice(0, 4), copyText: ({ token }) => token },
  { key: 'state', head: 'State', cell: () => undefined },
  {
    key: 'actions',
    head: 'Actions',
    headless: true,
    cell: ({ id }) => (
      <>
        <button aria-label={`Send ${id}`} />
        <button aria-label={`Edit ${id}`} />
      </>
    ),
  },
]

describe('a grid', () => {
  afterEach(takeDown)

  it('renders only the rows in view, however many there are, and exposes their total number', () => {
    const { grid, rows } = aGrid({ rows: mboxes(10_000) })
    expect(grid().getAttribute('aria-rowcount')).toBe('10001')
    expect(grid().getAttribute('aria-colcount')).toBe('4')
    expect(rows().length).toBeGreaterThan(10)
    expect(rows().length).toBeLessThan(100)
    scroll(grid(), 5_000 * 24)
    expect(rows().length).toBeLessThan(100)
    expect(row(5_000)?.textContent).toContain('mbox5000')
  })

  it('has one tab stop: the first row, or the selected one', () => {
    const { grid } = aGrid({ rows: mboxes(5) })
    expect(tabStops(grid())).toEqual([row(0)])
    aGrid({ rows: mboxes(5), selected: 'mbox3' })
    expect(tabStops(grid())).toEqual([row(3)])
  })

  it('moves the selection with the focus, by rows, pages and to the ends', () => {
    const { selected } = aGrid({ rows: mboxes(1_000) })
    focus(row(0))
    for (const [key, expected] of [
      ['ArrowDown', 'mbox1'],
      ['ArrowDown', 'mbox2'],
      ['ArrowUp', 'mbox1'],
      ['End', 'mbox999'],
      ['PageUp', 'mbox981'],
      ['Home', 'mbox0'],
      ['PageDown', 'mbox18'],
    ] as const) {
      press(key)
      expect(selected()).toBe(expected)
      expect(document.activeElement?.textContent).toContain(expected)
      expect(document.activeElement?.getAttribute('aria-selected')).toBe('true')
    }
  })

  it('scrolls just far enough to show the row that the keyboard reached', () => {
    const { grid } = aGrid({ rows: mboxes(100) })
    focus(row(0))
    press('End')
    expect(grid().scrollTop).toBe(100 * 24 - 456)
    press('ArrowUp')
    expect(grid().scrollTop).toBe(100 * 24 - 456)
    press('Home')
    expect(grid().scrollTop).toBe(0)
  })

  it('goes right into cells and buttons, and left back to the row', () => {
    aGrid({ rows: mboxes(3), selected: 'mbox1' })
    focus(row(1))
    const reached = ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'].map(key => {
      press(key)
      return document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent
    })
    expect(reached).toEqual(['mbox1', 'toke', '', 'Send mbox1', 'Edit mbox1', 'Edit mbox1'])
    for (let times = 0; times < 5; times += 1) press('ArrowLeft')
    expect(document.activeElement).toBe(row(1))
  })

  it('stays on the same button from row to row', () => {
    const { selected } = aGrid({ rows: mboxes(3), selected: 'mbox1' })
    focus(row(1)?.querySelector('[aria-label="Edit mbox1"]'))
    press('ArrowDown')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Edit mbox2')
    expect(selected()).toBe('mbox2')
  })

  it('opens the row on Enter, but leaves a button its Enter', () => {
    const onOpen = vi.fn()
    aGrid({ rows: mboxes(3), selected: 'mbox1', onOpen })
    focus(row(1))
    press('Enter')
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('mbox1', expect.anything())
    focus(row(1)?.querySelector('button'))
    press('Enter')
    expect(onOpen).toHaveBeenCalledOnce()
  })

  it('copies the focused cell in full, however much of it is rendered', () => {
    const onCopy = vi.fn()
    aGrid({ rows: mboxes(3), selected: 'mbox1', onCopy })
    focus(row(1))
    press('ArrowRight')
    press('ArrowRight')
    press('c', { ctrlKey: true })
    press('c', { metaKey: true })
    expect(onCopy.mock.calls.map(([text]) => text)).toEqual(['token-of-mbox1', 'token-of-mbox1'])
  })

  it('copies nothing from a cell that is empty or holds buttons, so the clipboard keeps its content', () => {
    const onCopy = vi.fn()
    aGrid({ rows: mboxes(3), selected: 'mbox1', onCopy })
    for (const cell of ['[aria-colindex="3"]', '[aria-colindex="4"]', '[aria-label="Edit mbox1"]']) {
      focus(row(1)?.querySelector(cell))
      press('c', { ctrlKey: true })
    }
    expect(onCopy).not.toHaveBeenCalled()
  })

  it('selects the clicked row', () => {
    const { selected } = aGrid({ rows: mboxes(3) })
    click(row(2)?.querySelector('[role="gridcell"]'))
    expect(selected()).toBe('mbox2')
  })

  it('sorts by a heading: up, down, and back to arrival order', () => {
    const { grid, sort } = aGrid({ rows: mboxes(3) })
    const heading = () => grid().querySelector('[role="columnheader"]')
    const seen = ['ascending', 'descending', 'none'].map(expected => {
      click(heading()?.querySelector('button'))
      expect(heading()?.getAttribute('aria-sort')).toBe(expected)
      return sort()
    })
    expect(seen).toEqual([
      { key: 'location', direction: 'ascending' },
      { key: 'location', direction: 'descending' },
      undefined,
    ])
  })

  it('reaches the headings from the first row', () => {
    aGrid({ rows: mboxes(3) })
    focus(row(0))
    press('ArrowUp')
    expect(document.activeElement?.textContent).toBe('Location')
    press('ArrowRight')
    expect(document.activeElement?.textContent).toBe('Token')
    press('ArrowDown')
    expect(document.activeElement).toBe(row(0))
  })

  it('has no text in an empty cell, and the explanation in a cell with a reason', () => {
    aGrid({ rows: mboxes(1), columns: columns.map(column => ({ ...column, description: () => 'a reason' })) })
    const cells = [...(row(0)?.querySelectorAll('[role="gridcell"]') ?? [])]
    expect(cells[2]?.textContent).toBe('')
    expect(cells[2]?.classList.contains('blank-cell')).toBe(true)
    expect(cells[0]?.getAttribute('aria-description')).toBe('a reason')
  })
})

describe('when rows come and go, a grid', () => {
  afterEach(takeDown)

  it('keeps the scroll position and the selection', () => {
    const { grid, selected, show } = aGrid({ rows: mboxes(500), selected: 'mbox3' })
    scroll(grid(), 2_400)
    show(mboxes(600))
    expect(grid().scrollTop).toBe(2_400)
    expect(selected()).toBe('mbox3')
  })

  it('keeps the rows in view where they are when others come above them', () => {
    const { grid, show } = aGrid({ rows: mboxes(500) })
    scroll(grid(), 2_400)
    show([...mboxes(10, 'early'), ...mboxes(500)])
    expect(grid().scrollTop).toBe(2_640)
  })

  it('follows at its end only', () => {
    const { grid, show } = aGrid({ rows: mboxes(100) })
    scroll(grid(), 100 * 24 - 456)
    show(mboxes(110))
    expect(grid().scrollTop).toBe(110 * 24 - 456)
    scroll(grid(), 1_000)
    show(mboxes(120))
    expect(grid().scrollTop).toBe(1_000)
  })

  it('does not take the selected row out of view while the list fills', () => {
    const { grid, show } = aGrid({ rows: mboxes(3), selected: 'mbox1' })
    show(mboxes(100))
    expect(grid().scrollTop).toBe(0)
  })

  it('keeps the focus on its row when others come before it, and when it is scrolled away', () => {
    const { grid, show } = aGrid({ rows: mboxes(500), selected: 'mbox4' })
    focus(row(4))
    show([...mboxes(10, 'early'), ...mboxes(500)])
    expect(document.activeElement?.textContent).toContain('mbox4')
    scroll(grid(), 9_000)
    expect(document.activeElement?.textContent).toContain('mbox4')
    press('ArrowDown')
    expect(document.activeElement?.textContent).toContain('mbox5')
    expect(grid().scrollTop).toBe(15 * 24)
  })

  it('keeps the focus in itself when the focused row is gone', () => {
    const { grid, show } = aGrid({ rows: mboxes(5), selected: 'mbox2' })
    focus(row(2))
    show(mboxes(5).filter(({ id }) => id !== 'mbox2'))
    expect(document.activeElement).toBe(row(2))
    show([])
    expect(grid().contains(document.activeElement)).toBe(true)
  })

  it('keeps the focus through another order', () => {
    const { show } = aGrid({ rows: mboxes(50), selected: 'mbox2' })
    focus(row(2)?.querySelector('button'))
    show(mboxes(50).toReversed())
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Send mbox2')
  })
})

function mboxes(count: number, name = 'mbox'): Mbox[] {
  return Array.from({ length: count }, (_, at) => ({ id: `${name}${at}`, token: `token-of-${name}${at}` }))
}

function aGrid(initial: Partial<GridProps<Mbox>>) {
  let props: GridProps<Mbox> = {
    id: 'grid',
    label: 'Ledger',
    columns,
    rows: [],
    rowKey: ({ id }) => id,
    selected: undefined,
    sort: undefined,
    onSelect: selected => change({ selected }),
    onSort: (sort: Sort | undefined) => change({ sort }),
    ...initial,
  }
  const change = (changed: Partial<GridProps<Mbox>>) => {
    props = { ...props, ...changed }
    draw(<Grid {...props} />)
  }
  change({})
  const grid = () => document.querySelector('[role="grid"]') as HTMLElement
  return {
    grid,
    rows: () => grid().querySelectorAll('[role="rowgroup"] > [role="row"]'),
    selected: () => props.selected,
    sort: () => props.sort,
    show: (rows: Mbox[]) => change({ rows }),
  }
}

function row(index: number): Element | null {
  return document.querySelector(`[aria-rowindex="${index + 2}"]`)
}

function tabStops(grid: Element): Element[] {
  return [...grid.querySelectorAll<HTMLElement>('*')].filter(
    ({ tabIndex, tagName }) => tabIndex === 0 && tagName !== 'svg',
  )
}
