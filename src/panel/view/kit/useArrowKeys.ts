import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

interface ArrowKeys {
  onKeyDown: (event: KeyboardEvent) => void
  onFocusIn: (event: FocusEvent) => void
  onFocusOut: (event: FocusEvent) => void
}

/**
 * Makes the buttons and checkboxes of an element one tab stop, as in a toolbar: Tab enters at the first, and Left, Right, Home
 * and End move between them. A text field among them keeps its own stop and its own arrow keys.
 */
export function useArrowKeys(root: RefObject<HTMLElement | null>): ArrowKeys {
  useLayoutEffect(() => {
    const controls = controlsIn(root.current)
    const focused = controls.find(control => control === document.activeElement)
    keepOneStop(controls, focused ?? controls[0])
  })
  return {
    onKeyDown: event => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const controls = controlsIn(root.current).filter(isReachable)
      const next = controlAfter(event.key, controls, event.target)
      if (!next) return
      event.preventDefault()
      next.focus()
    },
    onFocusIn: ({ target }) => {
      const controls = controlsIn(root.current)
      const focused = controls.find(control => control === target)
      if (focused) keepOneStop(controls, focused)
    },
    onFocusOut: () => {
      const controls = controlsIn(root.current)
      keepOneStop(controls, controls.find(isReachable))
    },
  }
}

/** Dialogs and menus that an element's buttons open are drawn within it, and keep their own keys. */
function controlsIn(root: HTMLElement | null): HTMLElement[] {
  const all = root?.querySelectorAll<HTMLElement>('button, input[type="checkbox"]') ?? []
  return [...all].filter(control => control.closest('dialog, [popover], [role="listbox"], .search') === null)
}

/** A style sheet hides some controls where there is little room. */
function isReachable(control: HTMLElement): boolean {
  return !control.matches(':disabled') && control.checkVisibility()
}

function keepOneStop(controls: readonly HTMLElement[], stop: HTMLElement | undefined): void {
  for (const control of controls) {
    const tabIndex = control === stop ? 0 : -1
    if (control.tabIndex !== tabIndex) control.tabIndex = tabIndex
  }
}

function controlAfter(
  key: string,
  controls: readonly HTMLElement[],
  target: EventTarget | null,
): HTMLElement | undefined {
  const at = controls.findIndex(control => control === target)
  if (at < 0) return undefined
  switch (key) {
    case 'ArrowRight':
      return controls[(at + 1) % controls.length]
    case 'ArrowLeft':
      return controls.at(at - 1)
    case 'Home':
      return controls[0]
    case 'End':
      return controls.at(-1)
    default:
      return undefined
  }
}
