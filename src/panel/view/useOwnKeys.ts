import { useEffect } from 'preact/hooks'
import { focusFilter } from './focus.ts'
import { focusNextRegion, rememberInRegion } from './regions.ts'

/**
 * The keys that the panel handles before DevTools gets them: Ctrl or Cmd+F goes to the filter, unless the focus is in Details
 * or the JSON editor, which have a search; F6 goes to the next region unless a dialog
 * or a menu is open; undo and redo belong to the focused field. A held Enter
 * also presses a button only once.
 */
export function useOwnKeys(): void {
  useEffect(() => {
    const ending = new AbortController()
    document.addEventListener('keydown', keepOwnKeys, { capture: true, signal: ending.signal })
    document.addEventListener('focusin', rememberInRegion, { signal: ending.signal })
    return () => ending.abort()
  }, [])
}

function keepOwnKeys(event: KeyboardEvent): void {
  const { target } = event
  if (isFind(event)) {
    if (target instanceof Element && target.closest('.side, .cm-editor')) return
    event.stopPropagation()
    event.preventDefault()
    focusFilter()
  } else if (event.key === 'F6' && document.querySelector('dialog[open], [role="menu"]') === null) {
    event.stopPropagation()
    event.preventDefault()
    focusNextRegion(event.shiftKey ? -1 : 1)
  } else if (isUndo(event) && isEditable(target)) {
    // The browser's own undo still works: the key is only kept from other listeners.
    event.stopPropagation()
  } else if (event.repeat && event.key === 'Enter' && target instanceof Element && target.closest('button')) {
    event.preventDefault()
  }
}

/** Whether an event is Ctrl or Cmd+F. */
export function isFind({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'f' && (ctrlKey || metaKey)
}

function isUndo({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ['z', 'y'].includes(key.toLowerCase()) && (ctrlKey || metaKey)
}

/** The JSON editor has its own undo, and keeps its keys. */
function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea')
}
