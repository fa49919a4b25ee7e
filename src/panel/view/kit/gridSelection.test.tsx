import { useState } from 'preact/hooks'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import type { Column } from './Column.ts'
import { Grid } from './Grid.tsx'
import { draw, focus, press, scroll, takeDown } from './testing.ts'

afterEach(takeDown)

const columns: Column<string>[] = [{ key: 'name', head: 'Name', cell: name => name }]
const names = (count: number) => Array.from({ length: count }, (_, index) => `row${index}`)
const row = (index: number) => document.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"]`)
const shown = () => [...document.querySelectorAll('[aria-selected="true"]')].map(({ textContent }) => textContent)

function clickWith(index: number, modifiers: MouseEventInit = {}): void {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...modifiers })
  void act(() => void row(index)?.querySelector('[role="gridcell"]')?.dispatchEvent(event))
}

/** A grid whose owner has a place for several selected rows. */
function aGrid(rows: readonly string[], onMenu = vi.fn()) {
  let selection: { lead: string | undefined; keys: ReadonlySet<string> } = { lead: undefined, keys: new Set() }
  function Owner() {
    const [{ lead, keys }, set] = useState(selection)
    selection = { lead, keys }
    return (
      <Grid
        id="grid"
        label="Names"
        columns={columns}
        rows={rows}
        rowKey={name => name}
        selected={lead}
        several={keys}
        onSelect={key => set({ lead: key, keys: new Set() })}
        onSelectSeveral={(keys, lead) => set({ lead, keys })}
        onMenu={onMenu}
        sort={undefined}
        onSort={() => {}}
      />
    )
  }
  draw(<Owner />)
  return { onMenu, lead: () => selection.lead, size: () => selection.keys.size }
}

describe('rows of a grid', () => {
  it('are selected up to the clicked one with Shift, from the last one that was selected alone', () => {
    const { lead } = aGrid(names(6))
    expect(document.querySelector('[role="grid"]')?.getAttribute('aria-multiselectable')).toBe('true')
    clickWith(1)
    clickWith(3, { shiftKey: true })
    expect([shown(), lead()]).toEqual([['row1', 'row2', 'row3'], 'row3'])
    clickWith(0, { shiftKey: true })
    expect([shown(), lead()]).toEqual([['row0', 'row1'], 'row0'])
    clickWith(4)
    expect(shown()).toEqual(['row4'])
  })

  it.each(['ctrlKey', 'metaKey'])('are added and taken out one by one with %s', modifier => {
    const { lead } = aGrid(names(6))
    clickWith(1)
    clickWith(3, { [modifier]: true })
    clickWith(5, { [modifier]: true })
    expect([shown(), lead()]).toEqual([['row1', 'row3', 'row5'], 'row5'])
    clickWith(3, { [modifier]: true })
    clickWith(5, { [modifier]: true })
    expect([shown(), lead()]).toEqual([['row1'], 'row1'])
    clickWith(1, { [modifier]: true })
    expect(shown()).toEqual(['row1'])
  })

  it('are selected by the keyboard: Shift with the arrows, Ctrl with Space, Ctrl with A', () => {
    const { lead, size } = aGrid(names(8))
    focus(row(0))
    press('ArrowDown')
    press('ArrowDown', { shiftKey: true })
    press('ArrowDown', { shiftKey: true })
    expect([shown(), lead()]).toEqual([['row1', 'row2', 'row3'], 'row3'])
    press('ArrowUp', { shiftKey: true })
    expect(shown()).toEqual(['row1', 'row2'])
    press('ArrowDown', { ctrlKey: true })
    press('ArrowDown', { ctrlKey: true })
    expect([shown(), document.activeElement?.textContent]).toEqual([['row1', 'row2'], 'row4'])
    press(' ', { ctrlKey: true })
    expect([shown(), lead()]).toEqual([['row1', 'row2', 'row4'], 'row4'])
    press('a', { ctrlKey: true })
    expect([size(), lead()]).toEqual([8, 'row4'])
    press('ArrowUp')
    expect(shown()).toEqual(['row3'])
  })

  it('are selected from the focused row on where none is selected yet', () => {
    aGrid(names(4))
    focus(row(1))
    press('ArrowDown', { shiftKey: true })
    expect(shown()).toEqual(['row1', 'row2'])
  })

  it('are selected to the end with Shift and End, however many there are', () => {
    const { size } = aGrid(names(10_000))
    focus(row(0))
    press('ArrowDown')
    press('End', { shiftKey: true })
    expect(size()).toBe(9_999)
    scroll(document.querySelector('[role="grid"]'), 0)
    expect(shown().length).toBeLessThan(100)
  })

  it('keep the browser from selecting text with Shift, and take the focus', () => {
    aGrid(names(3))
    const event = new MouseEvent('mousedown', { bubbles: true, cancelable: true, shiftKey: true })
    void act(() => void row(2)?.querySelector('[role="gridcell"]')?.dispatchEvent(event))
    expect([event.defaultPrevented, document.activeElement]).toEqual([true, row(2)])
  })
})

describe('the menu of a grid’s rows', () => {
  const rightClick = (index: number): MouseEvent => {
    const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 30, clientY: 40 })
    void act(() => void row(index)?.querySelector('[role="gridcell"]')?.dispatchEvent(event))
    return event
  }

  it('opens by a right click at the pointer, in place of the browser’s, and selects a row that is not selected', () => {
    const { onMenu } = aGrid(names(5))
    clickWith(1)
    expect(rightClick(3).defaultPrevented).toBe(true)
    const name: unknown = expect.objectContaining({ key: 'name' })
    expect(onMenu).toHaveBeenLastCalledWith({ top: 40, bottom: 40, left: 30 }, 'row3', name)
    expect(shown()).toEqual(['row3'])
  })

  it('keeps several selected rows where it opens on one of them', () => {
    aGrid(names(5))
    clickWith(1)
    clickWith(3, { shiftKey: true })
    rightClick(2)
    expect(shown()).toEqual(['row1', 'row2', 'row3'])
  })

  it.each([
    ['the menu key', 'ContextMenu', {}],
    ['Shift+F10', 'F10', { shiftKey: true }],
  ])('opens by %s on the focused row', (_, key, modifiers) => {
    const { onMenu } = aGrid(names(5))
    focus(row(2))
    press(key, modifiers)
    expect(onMenu).toHaveBeenCalledOnce()
    expect(shown()).toEqual(['row2'])
  })

  it('does not open on the heads', () => {
    const { onMenu } = aGrid(names(5))
    rightClick(-1)
    expect(onMenu).not.toHaveBeenCalled()
  })
})
