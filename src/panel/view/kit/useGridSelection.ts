import { useRef } from 'preact/hooks'
import { isGroupHead } from '../../model/groupRows.ts'
import type { GridProps } from './GridProps.ts'

/** The keys of a press or a click that select several rows. */
export type SelectingKeys = Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>

export interface GridSelection {
  isSelected: (key: string) => boolean
  /**
   * Selects a row: alone, with Ctrl or Cmd in addition or no longer, with Shift with all rows up to the last one selected or,
   * without any, to the row that the focus leaves.
   */
  select: (index: number, keys?: SelectingKeys, from?: number) => void
  selectAll: (lead: number) => void
  /** Selects a row alone unless it is among those that are selected. */
  keepOrSelect: (index: number) => void
}

const NO_KEYS: SelectingKeys = { shiftKey: false, ctrlKey: false, metaKey: false }

/** The selection of a grid: the row that Details follow, and further ones where the grid's owner has a place for them. */
export function useGridSelection<Row>(props: GridProps<Row>, keys: readonly string[]): GridSelection {
  const { rows, selected, several, onSelect, onSelectSeveral } = props
  /** Where a range begins. */
  const anchor = useRef<string | undefined>(undefined)
  const isRow = (_: string, index: number): boolean => {
    const row = rows[index]
    return row !== undefined && !isGroupHead(row)
  }
  const isSelected = (key: string): boolean => key === selected || several?.has(key) === true

  const selectOnly = (index: number): void => {
    const key = keys[index]
    if (key === undefined) return
    anchor.current = key
    onSelect(key)
  }

  const toggle = (index: number): void => {
    const key = keys[index]
    if (key === undefined || !onSelectSeveral) return
    anchor.current = key
    const next = new Set([...(several ?? []), ...(selected === undefined ? [] : [selected])])
    const wasSelected = next.delete(key)
    if (!wasSelected) return onSelectSeveral(next.add(key), key)
    const lead = selected === key ? [...next].at(-1) : selected
    if (lead !== undefined) onSelectSeveral(next, lead)
  }

  const extendTo = (index: number, left: number): void => {
    const lead = keys[index]
    if (lead === undefined || !onSelectSeveral) return
    const known = [anchor.current, selected, keys[left]].find(key => key !== undefined && isSelected(key))
    const from = known === undefined ? left : keys.indexOf(known)
    const [first, last] = [Math.min(from < 0 ? index : from, index), Math.max(from, index)]
    anchor.current = keys[from] ?? lead
    onSelectSeveral(new Set(keys.slice(first, last + 1).filter((key, at) => isRow(key, first + at))), lead)
  }

  return {
    isSelected,
    select: (index, { shiftKey, ctrlKey, metaKey } = NO_KEYS, from = index) => {
      if (shiftKey && onSelectSeveral) return extendTo(index, from)
      return (ctrlKey || metaKey) && onSelectSeveral ? toggle(index) : selectOnly(index)
    },
    selectAll: lead => {
      const key = selected ?? keys.slice(lead).find((key, at) => isRow(key, lead + at))
      if (key !== undefined) onSelectSeveral?.(new Set(keys.filter(isRow)), key)
    },
    keepOrSelect: index => {
      const key = keys[index]
      if (key !== undefined && !isSelected(key)) selectOnly(index)
    },
  }
}
