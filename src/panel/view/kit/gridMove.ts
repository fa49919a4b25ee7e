import type { FocusPlace } from './useGridFocus.ts'

export interface GridExtent {
  count: number
  pageSize: number
  /** How many stops the focused row has. */
  stops: number
}

/** The target of a key from a place in a grid; undefined for keys that are not the grid's. */
export function gridMove(key: string, from: FocusPlace, extent: GridExtent): FocusPlace | undefined {
  if (key === 'ArrowRight' || key === 'ArrowLeft') return alongRow(key, from, extent.stops)
  const row = rowAfter(key, from.row, extent)
  return row === undefined ? undefined : { row, stop: from.stop }
}

function rowAfter(key: string, row: number, { count, pageSize }: GridExtent): number | undefined {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(row + 1, last)
    case 'ArrowUp':
      return Math.max(row - 1, -1)
    case 'PageDown':
      return Math.min(Math.max(row, 0) + pageSize - 1, last)
    case 'PageUp':
      return Math.max(row - pageSize + 1, Math.min(0, last))
    case 'Home':
      return Math.min(0, last)
    case 'End':
      return last
    default:
      return undefined
  }
}

function alongRow(key: 'ArrowRight' | 'ArrowLeft', { row, stop }: FocusPlace, stops: number): FocusPlace {
  if (key === 'ArrowRight') return { row, stop: stops === 0 ? undefined : Math.min((stop ?? -1) + 1, stops - 1) }
  // The head itself is not a stop: its first button is the leftmost one.
  if (row < 0) return { row, stop: Math.max((stop ?? 0) - 1, 0) }
  return { row, stop: stop === undefined || stop === 0 ? undefined : stop - 1 }
}
