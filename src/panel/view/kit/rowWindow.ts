/** The pitch of rows and the height of the head, in px. It equals the style sheet's `--row`. */
export const ROW_HEIGHT = 24
/** Rows drawn beyond each edge; the window moves in steps of this size, so that few scroll events cause rendering. */
const OVERSCAN = 12
/** The height without a layout, as in a hidden panel: enough for a screen of rows. */
const FALLBACK_HEIGHT = 480

/** A list's scroll position and the height below its head, both in px, and how many whole rows fit there. */
export interface Viewport {
  top: number
  height: number
  pageSize: number
}

export function viewOf(scroller: HTMLElement | null): Viewport {
  const height = Math.max(ROW_HEIGHT, (scroller?.clientHeight || FALLBACK_HEIGHT) - ROW_HEIGHT)
  return { top: scroller?.scrollTop ?? 0, height, pageSize: Math.floor(height / ROW_HEIGHT) }
}

/** The first row to draw for a view; the same for a stretch of scrolling. */
export function firstDrawn({ top }: Viewport): number {
  return Math.max(0, (Math.floor(top / ROW_HEIGHT / OVERSCAN) - 1) * OVERSCAN)
}

/** The rows to draw, from `start` to before `end`. */
export function drawnRange(first: number, pageSize: number, count: number): { start: number; end: number } {
  return {
    start: Math.min(first, Math.max(0, count - pageSize)),
    end: Math.min(count, first + pageSize + 3 * OVERSCAN),
  }
}

/** The furthest that a list of this many rows scrolls. */
export function endOf({ height }: Viewport, count: number): number {
  return Math.max(0, count * ROW_HEIGHT - height)
}

/** The scroll position nearest to the present one that shows the whole row. */
export function revealing({ top, height }: Viewport, index: number): number {
  const start = index * ROW_HEIGHT
  return Math.min(Math.max(top, start + ROW_HEIGHT - height), start)
}

/** Whether the whole row is in view. */
export function isInView({ top, height }: Viewport, index: number): boolean {
  const start = index * ROW_HEIGHT
  return start >= top && start + ROW_HEIGHT <= top + height
}
