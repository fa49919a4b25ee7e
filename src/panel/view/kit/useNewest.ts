import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isInView, viewOf } from './rowWindow.ts'
import type { GridProps } from './GridProps.ts'
import type { GridFocus } from './useGridFocus.ts'
import type { RowWindow } from './useRowWindow.ts'

interface GridParts {
  root: RefObject<HTMLElement | null>
  view: RowWindow
  focus: GridFocus
}

interface Newest {
  /** Whether it came out of view and was not seen since. */
  isOutOfView: boolean
  /** To be called on every scroll. */
  look: () => void
  /** Scrolls to it and focuses it, without selecting it. */
  show: () => void
}

/**
 * The newest row of a grid: what to do when it comes out of view. A row that a filter makes the newest, and the row of a folded
 * group, are left alone.
 */
export function useNewest(
  newest: GridProps<never>['newest'],
  { indexOf }: { indexOf: ReadonlyMap<string, number> },
  { root, view, focus }: GridParts,
): Newest {
  const [isOutOfView, setOutOfView] = useState(false)
  const known = useRef(newest)
  const index = newest?.key === undefined ? undefined : indexOf.get(newest.key)
  const isSeen = (): boolean => index === undefined || isInView(viewOf(root.current), index)

  useLayoutEffect(() => {
    const { key, keyOfAll } = known.current ?? {}
    const isNew = key !== undefined && key !== newest?.key && keyOfAll !== newest?.keyOfAll
    known.current = newest
    setOutOfView(was => (was || isNew) && !isSeen())
  }, [newest?.key, newest?.keyOfAll, indexOf])

  return {
    isOutOfView,
    look: () => {
      if (isOutOfView && isSeen()) setOutOfView(false)
    },
    show: () => {
      if (index === undefined) return
      view.reveal(index)
      focus.focusRow(index)
      setOutOfView(false)
    },
  }
}
