// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Column } from './Column.ts'
import { Grid } from './Grid.tsx'
import type { HeadLayout } from './GridProps.ts'
import { click, draw, press, takeDown } from './testing.ts'

/** The place of each heading, in px. */
const PLACES: Record<string, [left: number, width: number]> = { name: [0, 100], token: [100, 200], state: [300, 50] }

const columns: Column<string>[] = [
  ...Object.keys(PLACES).map(key => ({ key, head: key, cell: (row: string) => `${key} of ${row}` })),
  { key: 'actions', head: 'actions', headless: true, cell: () => undefined },
]

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    const [left, width] = PLACES[this.dataset['column'] ?? ''] ?? [0, 0]
    return { left, right: left + width, width, top: 0, bottom: 24, height: 24 } as DOMRect
  })
  Object.assign(HTMLElement.prototype, { setPointerCapture: () => undefined })
})
afterEach(() => {
  takeDown()
  vi.restoreAllMocks()
})

describe('the border between two columns', () => {
  it('takes from one what it gives to the other while it is dragged, and the rows are not rendered for that', () => {
    const { border, grid, layout, renders } = aGrid()
    const before = renders()
    point(border('name'), 'pointerdown', 100)
    point(border('name'), 'pointermove', 130)
    point(border('name'), 'pointermove', 140)
    expect([own(grid(), 'name'), own(grid(), 'token'), own(grid(), 'state')]).toEqual(['140px', '160px', ''])
    point(border('name'), 'pointermove', 900)
    expect([own(grid(), 'name'), own(grid(), 'token')]).toEqual(['268px', '32px'])
    expect(renders()).toBe(before)
    point(border('name'), 'pointerup', 900)
    expect(layout.onWidths).toHaveBeenCalledExactlyOnceWith({ name: 268, token: 32 })
    expect(own(grid(), 'name')).toBe('')
    point(border('name'), 'pointermove', 50)
    expect(own(grid(), 'name')).toBe('')
  })

  it('fits the column with a double click, and the last column has none', () => {
    const { border, layout } = aGrid()
    void act(() => void border('token')?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true })))
    expect(layout.onFit).toHaveBeenCalledExactlyOnceWith('token')
    expect(border('state')).toBeNull()
  })
})

describe('a heading', () => {
  it('is dropped where the pointer lets go, shows where, and does not sort by that', () => {
    const { button, layout, onSort, head } = aGrid()
    point(button('name'), 'pointerdown', 50)
    point(button('name'), 'pointermove', 52)
    point(button('name'), 'pointermove', 290)
    expect(head('token')?.className).toContain('drop-after')
    point(button('name'), 'pointerup', 290)
    click(button('name'))
    expect(layout.onPlace).toHaveBeenCalledExactlyOnceWith('name', 'token', 'after')
    expect(head('token')?.className).not.toContain('drop')
    expect(onSort).not.toHaveBeenCalled()
  })

  it.each([
    ['is pressed without a move', 3],
    ['comes back to its place', 60],
  ])('stays where it is when it %s', (_, x) => {
    const { button, layout } = aGrid()
    point(button('name'), 'pointerdown', 0)
    point(button('name'), 'pointermove', x)
    point(button('name'), 'pointerup', x)
    expect(layout.onPlace).not.toHaveBeenCalled()
  })

  it('stays where it is with Escape', () => {
    const { button, layout } = aGrid()
    button('state')?.focus()
    point(button('state'), 'pointerdown', 320)
    point(button('state'), 'pointermove', 20)
    press('Escape')
    point(button('state'), 'pointerup', 20)
    expect(layout.onPlace).not.toHaveBeenCalled()
  })

  it('opens its menu by a right click at the pointer, and by the menu key below it', () => {
    const { button, layout } = aGrid()
    const options = { bubbles: true, cancelable: true, clientX: 7, clientY: 9 }
    void act(() => void button('token')?.dispatchEvent(new MouseEvent('contextmenu', options)))
    expect(layout.onMenu).toHaveBeenLastCalledWith('token', { top: 9, bottom: 9, left: 7 })
    press('ContextMenu')
    expect(layout.onMenu).toHaveBeenLastCalledWith('token', { top: 0, bottom: 24, left: 100 })
  })
})

function aGrid() {
  let rendered = 0
  const layout = {
    count: 4,
    placeOf: (key: string) => columns.findIndex(column => column.key === key) + 1,
    style: {},
    className: '',
    resizing: undefined,
    onResizeEnd: vi.fn<HeadLayout['onResizeEnd']>(),
    onWidths: vi.fn<HeadLayout['onWidths']>(),
    onFit: vi.fn<HeadLayout['onFit']>(),
    onPlace: vi.fn<HeadLayout['onPlace']>(),
    onMenu: vi.fn<HeadLayout['onMenu']>(),
    borderName: (head: string) => `Width of ${head}`,
  } satisfies HeadLayout
  const onSort = vi.fn()
  const counted = columns.map(column => ({
    ...column,
    cell: (row: string) => {
      rendered += 1
      return column.cell(row)
    },
  }))
  draw(
    <Grid
      id="grid"
      label="Ledger"
      columns={counted}
      rows={['row0', 'row1']}
      rowKey={row => row}
      selected={undefined}
      onSelect={() => undefined}
      sort={undefined}
      onSort={onSort}
      layout={layout}
    />,
  )
  const head = (key: string) => document.querySelector<HTMLElement>(`.head [data-column="${key}"]`)
  return {
    layout,
    onSort,
    head,
    renders: () => rendered,
    grid: () => document.querySelector('.grid') as HTMLElement,
    button: (key: string) => head(key)?.querySelector('button'),
    border: (key: string) => head(key)?.querySelector('.column-border') ?? null,
  }
}

function own(grid: HTMLElement, key: string): string {
  return grid.style.getPropertyValue(`--own-${key}`)
}

function point(element: Element | null | undefined, type: string, clientX: number): void {
  void act(() => void element?.dispatchEvent(new PointerEvent(type, { clientX, button: 0, bubbles: true })))
}
