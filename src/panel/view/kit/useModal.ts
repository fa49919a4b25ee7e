import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Shows a dialog as a modal one: it takes the focus, keeps it, and gives it back when it closes. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  // Before the dialog is painted: a key that follows at once is the dialog's.
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return dialog
}
