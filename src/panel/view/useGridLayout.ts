import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { GridView } from '../model/createChoices.ts'
import { rememberedLayout, rememberLayout, type GridLayout, type Sort } from '../model/gridLayout.ts'
import type { Column } from './kit/Column.ts'
import { placeColumn, planColumns, repairLayout, resizeColumns, type ColumnPlan } from './kit/columnLayout.ts'
import { fitWidth } from './kit/fitWidth.ts'
import type { HeadLayout } from './kit/GridProps.ts'
import type { MenuPlace } from './kit/menuPlace.ts'
import { usePanel } from './usePanel.ts'

/** The width of a pane that is not laid out, in px. */
const UNKNOWN_WIDTH = 1280

/** A menu of the head: of one column, or of all. */
export interface HeadMenu {
  key: string
  at: MenuPlace
}

/** The columns of a grid as the tester arranged them, in the room that there is. */
export interface GridLayoutModel<Row> {
  /** Those to render, from left to right. */
  columns: readonly Column<Row>[]
  /** The keys of those that are shown. */
  shownKeys: readonly string[]
  layout: GridLayout
  change: (layout: GridLayout) => void
  /** The same where a column was moved: its heading has the focus. */
  move: (key: string, layout: GridLayout) => void
  paneWidth: number
  sort: Sort | undefined
  onSort: (sort: Sort | undefined) => void
  head: HeadLayout
  menu: HeadMenu | undefined
  closeMenu: () => void
  /** Lets the keyboard move the border behind a column. */
  resize: (key: string) => void
  fit: (key: string) => void
}

/** Arranges the columns of a grid in its pane, and remembers what the tester changes. */
export function useGridLayout<Row>(
  grid: GridView,
  columns: readonly Column<Row>[],
  pane: HTMLElement | null,
): GridLayoutModel<Row> {
  const { memory, text } = usePanel()
  const [layout, setLayout] = useState(() => repairLayout(rememberedLayout(grid, memory), columns))
  const [menu, setMenu] = useState<HeadMenu>()
  const [resizing, setResizing] = useState<string>()
  const paneWidth = usePaneWidth(pane, width => JSON.stringify(planColumns(layout, columns, width)))
  const plan = useMemo(() => planColumns(layout, columns, paneWidth), [layout, columns, paneWidth])
  const shown = useMemo(() => columnsOf(plan, columns), [plan, columns])

  const change = (next: GridLayout): void => {
    setLayout(next)
    rememberLayout(grid, next, memory)
  }
  const moved = useRef<string>(undefined)
  useLayoutEffect(() => {
    // A browser drops the focus of an element that is moved.
    if (moved.current !== undefined) focusHead(pane, moved.current)
    moved.current = undefined
  }, [layout.order])
  const move = (key: string, next: GridLayout): void => {
    moved.current = key
    change(next)
  }
  const fit = (key: string): void => {
    const width = pane ? fitWidth(pane, key) : undefined
    if (width !== undefined) change(resizeColumns(layout, { [key]: width }))
  }
  return {
    columns: shown,
    shownKeys: plan.keys,
    layout,
    change,
    move,
    paneWidth,
    sort: layout.sort,
    onSort: sort => change({ ...layout, sort }),
    menu,
    closeMenu: () => setMenu(undefined),
    resize: setResizing,
    fit,
    head: {
      count: columns.length,
      placeOf: key => placeOf(key, layout, columns),
      style: { '--columns': plan.template },
      className: plan.joined === undefined ? '' : 'joins-columns',
      resizing,
      onResizeEnd: () => setResizing(undefined),
      onWidths: widths => change(resizeColumns(layout, widths)),
      onFit: fit,
      onPlace: (key, other, where) => move(key, placeColumn(layout, key, other, where)),
      onMenu: (key, at) => setMenu({ key, at }),
      borderName: head => text.t('columnWidth', head),
    },
  }
}

function focusHead(pane: HTMLElement | null, key: string): void {
  const head = pane?.querySelector(`.head [data-column="${key}"] button`)
  if (head instanceof HTMLElement) head.focus({ preventScroll: true })
}

function columnsOf<Row>({ keys }: ColumnPlan, columns: readonly Column<Row>[]): Column<Row>[] {
  return keys.flatMap(key => columns.find(column => column.key === key) ?? [])
}

function placeOf(key: string, { order }: GridLayout, columns: readonly { key: string }[]): number {
  const index = order.indexOf(key)
  return index < 0 ? columns.length : index + 1
}

/** The width of a pane, in px. It changes only where that changes what `planAt` it is. */
function usePaneWidth(pane: HTMLElement | null, planAt: (width: number) => string): number {
  const [width, setWidth] = useState(UNKNOWN_WIDTH)
  const latest = useRef(planAt)
  latest.current = planAt
  useLayoutEffect(() => {
    if (!pane) return
    const look = (): void => {
      const next = pane.clientWidth || UNKNOWN_WIDTH
      setWidth(now => (latest.current(now) === latest.current(next) ? now : next))
    }
    look()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(look)
    observer.observe(pane)
    return () => observer.disconnect()
  }, [pane])
  return width
}
