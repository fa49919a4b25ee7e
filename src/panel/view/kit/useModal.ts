import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Shows a dialog as a modal one: it takes the focus, keeps it, and gives it back when it closes. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return dialog
}
