import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { rowStops } from './rowStops.ts'

/** The focused row, or the stop inside it; row -1 is the head. */
export interface FocusPlace {
  row: number
  /** The stop's number; undefined for the row itself. */
  stop: number | undefined
}

export interface GridFocus {
  /** The row that is the grid's tab stop, and where it is; -1 when there are no rows. */
  activeIndex: number
  /** Whether the focus is on a cell or button, not on the row itself. */
  isInside: boolean
  /** Makes a row the tab stop and focuses it, or one of its stops, once it is rendered. */
  focusRow: (index: number, stop?: number) => void
  /** Notes where the focus went, or that it left. */
  onFocusIn: (event: FocusEvent) => void
  onFocusOut: (event: FocusEvent) => void
}

interface Focusable {
  keys: readonly string[]
  indexOf: ReadonlyMap<string, number>
  selected: string | undefined
}

/** One tab stop for the whole grid, which stays with its row however the rows change. */
export function useGridFocus(root: RefObject<HTMLElement | null>, list: Focusable): GridFocus {
  const [active, setActive] = useState<string | undefined>(list.selected)
  const [isInside, setInside] = useState(false)
  const lastIndex = useRef(0)
  const pending = useRef<FocusPlace | undefined>(undefined)
  const [, redraw] = useState({})

  const activeIndex = indexOfActive(list, active, lastIndex.current)
  lastIndex.current = Math.max(0, activeIndex)
  // Read before the rows are rendered: a browser drops the focus of an element that is moved or removed.
  const held = root.current ? focusPlace(root.current) : undefined

  useLayoutEffect(() => {
    if (list.selected !== undefined) setActive(list.selected)
  }, [list.selected])

  useLayoutEffect(() => {
    if (!root.current) return
    takeFromTabOrder(root.current)
    const wanted =
      pending.current ??
      (held && !focusPlace(root.current) ? { ...held, row: held.row < 0 ? held.row : activeIndex } : undefined)
    pending.current = undefined
    if (wanted) focusAt(root.current, wanted)
  })

  return {
    activeIndex,
    isInside,
    focusRow: (row, stop) => {
      pending.current = { row, stop }
      if (list.keys[row] !== undefined) setActive(list.keys[row])
      redraw({})
    },
    onFocusIn: () => {
      const place = root.current ? focusPlace(root.current) : undefined
      setInside(place?.stop !== undefined)
      if (place && place.row >= 0) setActive(list.keys[place.row])
    },
    onFocusOut: () => setInside(false),
  }
}

/** Where the focus is within a grid; undefined when it is elsewhere. */
export function focusPlace(root: HTMLElement): FocusPlace | undefined {
  const focused = root.ownerDocument.activeElement
  const row = focused?.closest('[role="row"]')
  if (!focused || !row || !root.contains(row)) return undefined
  const stop = rowStops(row).findIndex(element => element.contains(focused))
  return { row: Number(row.getAttribute('aria-rowindex')) - 2, stop: stop < 0 ? undefined : stop }
}

function focusAt(root: HTMLElement, { row, stop }: FocusPlace): void {
  const element = root.querySelector<HTMLElement>(`[aria-rowindex="${row + 2}"]`)
  if (!element) return
  const stops = rowStops(element)
  const wanted = row < 0 ? (stop ?? 0) : stop
  const inner = wanted === undefined ? undefined : stops[Math.min(wanted, stops.length - 1)]
  const target = inner ?? element
  target.focus({ preventScroll: true })
}

// The row's buttons come from outside; only the roving stop may be in the tab order.
function takeFromTabOrder(root: HTMLElement): void {
  for (const button of root.querySelectorAll<HTMLElement>('[role="gridcell"] :is(button, a[href])')) {
    if (button.tabIndex !== -1) button.tabIndex = -1
  }
}

function indexOfActive({ keys, indexOf, selected }: Focusable, active: string | undefined, last: number): number {
  for (const key of [active, selected]) {
    const index = key === undefined ? undefined : indexOf.get(key)
    if (index !== undefined) return index
  }
  return Math.min(last, keys.length - 1)
}
