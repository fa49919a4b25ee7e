import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** A reference to an element that gets the focus once the condition holds. */
export function useFocusIf<Focusable extends HTMLElement>(isToFocus: boolean): RefObject<Focusable | null> {
  const element = useRef<Focusable>(null)
  useLayoutEffect(() => {
    if (isToFocus) element.current?.focus()
  }, [isToFocus])
  return element
}
