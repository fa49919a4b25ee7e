import { NO_LAYOUT, type GridLayout } from '../../model/gridLayout.ts'

/** How wide a column is, in px, until the tester resizes it. */
export interface ColumnSize {
  /** Where the pane has room for all columns. */
  min: number
  /** Where it does not; without it, the same. */
  least?: number
  /** The width that it grows to; without it and `share`, `min`. */
  max?: number
  /** Its part of the width that the other columns leave. */
  share?: number
  /** The width of the pane from which on it is shown unless the tester chose; without it, always. */
  from?: number
  /** Shares the cell of another column, which it follows, in narrower panes than this. */
  joins?: { key: string; below: number }
}

/** A column as its layout sees it. */
export interface ColumnSpec {
  key: string
  /** It is the last column, always shown, and as wide as the style sheet's `--row-buttons`. */
  headless?: boolean
  size?: ColumnSize
}

/** The columns of a grid in a pane of some width. */
export interface ColumnPlan {
  /** The keys of the columns to render, from left to right. */
  keys: readonly string[]
  /** The key of the column whose cells show those of the next column where they have none. */
  joined: string | undefined
  /** The value of `grid-template-columns`, in which `--own-KEY` replaces the width of a column. */
  template: string
}

/** The bounds of a width that the tester chooses, in px. */
export const MIN_WIDTH = 32
export const MAX_WIDTH = 1200

/** How wide a column is that has no size. */
const PLAIN: ColumnSize = { min: 48, share: 1 }

/** The width of the row's buttons in the language with the longest words. */
const BUTTONS_WIDTH = 122

/**
 * A layout in which each movable column stands once: unknown columns are left out, missing ones stand after their usual
 * neighbour, widths are within their bounds, and at least one column is not hidden.
 */
export function repairLayout(layout: GridLayout, specs: readonly ColumnSpec[]): GridLayout {
  const usual = headed(specs).map(({ key }) => key)
  const order = [...new Set(layout.order)].filter(key => usual.includes(key))
  for (const [index, key] of usual.entries()) {
    if (order.includes(key)) continue
    const before = usual[index - 1]
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key)
  }
  const shown = ownEntries(layout.shown, order)
  const widths = ownEntries(layout.widths, order).filter(([, width]) => Number.isFinite(width))
  const repaired: GridLayout = {
    order,
    shown: Object.fromEntries(shown),
    widths: Object.fromEntries(widths.map(([key, width]) => [key, bounded(width)])),
    sort: layout.sort && order.includes(layout.sort.key) ? layout.sort : undefined,
  }
  return isAnyShown(repaired, specs) ? repaired : { ...repaired, shown: {} }
}

/** Moves a column by one place among those that are shown; undefined where it is the outermost. */
export function movedColumn(
  layout: GridLayout,
  key: string,
  by: -1 | 1,
  shownKeys: readonly string[],
): GridLayout | undefined {
  const among = shownKeys.filter(shown => layout.order.includes(shown))
  const neighbour = among.includes(key) ? among[among.indexOf(key) + by] : undefined
  if (neighbour === undefined) return undefined
  return placeColumn(layout, key, neighbour, by < 0 ? 'before' : 'after')
}

/** Places a column before or after another one. */
export function placeColumn(layout: GridLayout, key: string, other: string, where: 'before' | 'after'): GridLayout {
  if (key === other || !layout.order.includes(key) || !layout.order.includes(other)) return layout
  const order = layout.order.filter(one => one !== key)
  order.splice(order.indexOf(other) + (where === 'before' ? 0 : 1), 0, key)
  return { ...layout, order }
}

/** Shows or hides a column; the layout as it is where that would hide the last one. A hidden column does not sort. */
export function showColumn(
  layout: GridLayout,
  specs: readonly ColumnSpec[],
  { key, isShown, paneWidth }: { key: string; isShown: boolean; paneWidth: number },
): GridLayout {
  const spec = headed(specs).find(one => one.key === key)
  if (!spec) return layout
  const { [key]: _, ...others } = layout.shown
  const isUsual = hasRoom(spec, paneWidth) === isShown
  const sort = !isShown && layout.sort?.key === key ? undefined : layout.sort
  const changed = { ...layout, shown: isUsual ? others : { ...others, [key]: isShown }, sort }
  return isAnyShown(changed, specs) ? changed : layout
}

/** Gives columns widths in px, within their bounds. */
export function resizeColumns(layout: GridLayout, widths: Readonly<Record<string, number>>): GridLayout {
  const known = ownEntries(widths, layout.order).filter(([, width]) => Number.isFinite(width))
  if (known.length === 0) return layout
  return {
    ...layout,
    widths: { ...layout.widths, ...Object.fromEntries(known.map(([key, px]) => [key, bounded(px)])) },
  }
}

/** The widths of two neighbours after their border was moved to the right by some px, as far as both bounds allow. */
export function movedBorder(left: number, right: number, by: number): [left: number, right: number] {
  const least = Math.max(Math.min(0, MIN_WIDTH - left), Math.min(0, right - MAX_WIDTH))
  const most = Math.min(Math.max(0, right - MIN_WIDTH), Math.max(0, MAX_WIDTH - left))
  const moved = Math.round(Math.min(Math.max(by, least), most))
  return [left + moved, right - moved]
}

/** Without the tester's choices. */
export function resetLayout(specs: readonly ColumnSpec[]): GridLayout {
  return repairLayout(NO_LAYOUT, specs)
}

/** The columns that a pane of this width, in px, shows. */
export function planColumns(layout: GridLayout, specs: readonly ColumnSpec[], paneWidth: number): ColumnPlan {
  const ofKey = new Map(specs.map(spec => [spec.key, spec]))
  const shown = shownColumns(layout, ofKey, paneWidth)
  const follower = shown.find(({ key, size }) => {
    const { joins } = size ?? {}
    return joins && paneWidth < joins.below && layout.shown[key] !== true && shown.some(one => one.key === joins.key)
  })
  const joined = follower?.size?.joins?.key
  const tracks = shown.filter(spec => spec !== follower)
  const rendered = tracks.flatMap(spec => (follower && spec.key === joined ? [spec, follower] : [spec]))
  const fixed = specs.filter(({ headless }) => headless)
  return {
    keys: [...rendered, ...fixed].map(({ key }) => key),
    joined,
    template: templateOf(tracks, layout, { paneWidth, hasButtons: fixed.length > 0 }),
  }
}

function shownColumns(
  layout: GridLayout,
  ofKey: ReadonlyMap<string, ColumnSpec>,
  paneWidth: number,
): readonly ColumnSpec[] {
  const all = layout.order.flatMap(key => ofKey.get(key) ?? [])
  const usual = all.filter(spec => hasRoom(spec, paneWidth) && layout.shown[spec.key] !== false)
  let room = paneWidth - BUTTONS_WIDTH - sum(usual.map(leastOf))
  // Those that the tester added, as far as there is room.
  const shown = all.filter(spec => {
    if (hasRoom(spec, paneWidth)) return layout.shown[spec.key] !== false
    if (layout.shown[spec.key] !== true || leastOf(spec) > room) return false
    room -= leastOf(spec)
    return true
  })
  return shown.length > 0 ? shown : all.filter(({ key }) => layout.shown[key] === true).slice(0, 1)
}

function templateOf(
  tracks: readonly ColumnSpec[],
  { widths }: GridLayout,
  { paneWidth, hasButtons }: { paneWidth: number; hasButtons: boolean },
): string {
  const wanted = sum(tracks.map(({ key, size = PLAIN }) => widths[key] ?? size.min)) + (hasButtons ? BUTTONS_WIDTH : 0)
  const isTight = wanted > paneWidth
  const texts = tracks.map(spec => {
    const { key, size = PLAIN } = spec
    const width = widths[key]
    const { min, max = min, share } = size
    const floor = isTight ? Math.min(leastOf(spec), width ?? min) : (width ?? min)
    const most = width === undefined && share !== undefined ? `${share}fr` : `${width ?? max}px`
    return `var(--own-${key}, minmax(${floor}px, ${most}))`
  })
  const isStretched = tracks.some(({ key, size = PLAIN }) => size.share !== undefined && widths[key] === undefined)
  return [...texts, ...(isStretched ? [] : ['minmax(0, 1fr)']), ...(hasButtons ? ['var(--row-buttons)'] : [])].join(' ')
}

/** All columns but that of the row's buttons. */
export function headed<Spec extends ColumnSpec>(specs: readonly Spec[]): Spec[] {
  return specs.filter(({ headless }) => !headless)
}

/** Whether a pane shows a column without the tester's choice. */
function hasRoom({ size }: ColumnSpec, paneWidth: number): boolean {
  return size?.from === undefined || paneWidth >= size.from
}

function leastOf({ size = PLAIN }: ColumnSpec): number {
  return size.least ?? size.min
}

/** Whether a pane of any width has a column. */
function isAnyShown({ shown }: GridLayout, specs: readonly ColumnSpec[]): boolean {
  return headed(specs).some(({ key, size }) => shown[key] ?? size?.from === undefined)
}

function ownEntries<Value>(values: Readonly<Record<string, Value>>, keys: readonly string[]): [string, Value][] {
  return Object.entries(values).filter(([key]) => keys.includes(key))
}

function bounded(width: number): number {
  return Math.round(Math.min(Math.max(width, MIN_WIDTH), MAX_WIDTH))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
