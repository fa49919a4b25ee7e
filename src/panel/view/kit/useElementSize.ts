import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

export interface ElementSize {
  width: number
  height: number
}

/** An element's inner size in px, kept up to date; undefined where there is no layout. */
export function useElementSize(element: RefObject<HTMLElement | null>): ElementSize | undefined {
  const [size, setSize] = useState<ElementSize | undefined>(undefined)
  useLayoutEffect(() => {
    const target = element.current
    if (!target || typeof ResizeObserver === 'undefined') return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = target
      if (width === 0) return
      setSize(size => (size?.width === width && size.height === height ? size : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(target)
    return () => observer.disconnect()
  }, [])
  return size
}
