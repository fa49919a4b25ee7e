import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isInView, viewOf } from './rowWindow.ts'
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

/** The newest row of a grid: what to do when it comes out of view. The row of a folded group is left alone. */
export function useNewest(
  newest: string | undefined,
  { indexOf }: { indexOf: ReadonlyMap<string, number> },
  { root, view, focus }: GridParts,
): Newest {
  const [isOutOfView, setOutOfView] = useState(false)
  const known = useRef(newest)
  const index = newest === undefined ? undefined : indexOf.get(newest)
  const isSeen = (): boolean => index === undefined || isInView(viewOf(root.current), index)

  useLayoutEffect(() => {
    const isNew = known.current !== undefined && known.current !== newest
    known.current = newest
    setOutOfView(was => (was || isNew) && !isSeen())
  }, [newest, indexOf])

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
