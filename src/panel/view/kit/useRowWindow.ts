import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { drawnRange, endOf, firstDrawn, revealing, ROW_HEIGHT, viewOf, type Viewport } from './rowWindow.ts'

export interface RowWindow {
  /** The rows to render: from `start` to before `end`. */
  start: number
  end: number
  /** How many whole rows fit. */
  pageSize: number
  /** To be called on every scroll. */
  look: () => void
  reveal: (index: number) => void
}

interface List {
  /** The rows' keys, and where each is. */
  keys: readonly string[]
  indexOf: ReadonlyMap<string, number>
  /** How the rows are sorted; empty for arrival order. */
  order: string
  /** Whether the newest row is the last one. */
  endsWithNewest: boolean
  hasSelection: boolean
}

interface Seen {
  list: List
  /** The first whole row in view: it keeps its place when rows come or go above it. */
  anchor: string | undefined
  isAtEnd: boolean
}

/** Which rows are in view. New rows leave the view on the rows it shows; only a list at its end follows. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, list: List): RowWindow {
  const [{ first, pageSize }, setDrawn] = useState(() => ({ first: 0, pageSize: viewOf(null).pageSize }))
  const seen = useRef<Seen>({ list, anchor: undefined, isAtEnd: true })
  // For listeners that persist across renders.
  const latest = useRef(list)
  latest.current = list

  const look = () => {
    const view = viewOf(scroller.current)
    seen.current = see(view, latest.current)
    const first = firstDrawn(view)
    setDrawn(drawn =>
      drawn.first === first && drawn.pageSize === view.pageSize ? drawn : { first, pageSize: view.pageSize },
    )
  }
  const reveal = (index: number) => {
    if (!scroller.current) return
    const top = revealing(viewOf(scroller.current), index)
    if (top !== scroller.current.scrollTop) scroller.current.scrollTop = top
    look()
  }

  useLayoutEffect(() => {
    if (scroller.current && seen.current.list.keys !== list.keys) keepPlace(scroller.current, seen.current, list)
    look()
  }, [list.keys, list.order])

  useLayoutEffect(() => {
    if (!scroller.current || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(look)
    observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [])

  return { ...drawnRange(first, pageSize, list.keys.length), pageSize, look, reveal }
}

function see(view: Viewport, list: List): Seen {
  const end = endOf(view, list.keys.length)
  return {
    list,
    anchor: view.top > 0 ? list.keys[Math.ceil(view.top / ROW_HEIGHT)] : undefined,
    // Half a row of tolerance: zoomed browsers report fractions. A list that does not overflow yet follows only while
    // nothing is selected, because following would move the selected row out of view.
    isAtEnd:
      list.order === '' && list.endsWithNewest && view.top >= end - ROW_HEIGHT / 2 && (end > 0 || !list.hasSelection),
  }
}

function keepPlace(scroller: HTMLElement, before: Seen, list: List): void {
  if (before.list.order !== list.order) return
  if (before.isAtEnd && list.endsWithNewest && list.keys.length > before.list.keys.length) {
    scroller.scrollTop = endOf(viewOf(scroller), list.keys.length)
    return
  }
  if (before.anchor === undefined) return
  const was = before.list.indexOf.get(before.anchor)
  const is = list.indexOf.get(before.anchor)
  if (was !== undefined && is !== undefined && was !== is) scroller.scrollTop += (is - was) * ROW_HEIGHT
}
