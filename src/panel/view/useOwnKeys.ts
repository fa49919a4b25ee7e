import { useEffect } from 'preact/hooks'
import { focusFilter } from './focus.ts'

/**
 * The keys that are the panel's before DevTools hears of them: Ctrl or Cmd+F goes to the filter, undo and redo belong
 * to the field that is typed in. And a held Enter presses a button once.
 */
export function useOwnKeys(): void {
  useEffect(() => {
    const ending = new AbortController()
    document.addEventListener('keydown', keepOwnKeys, { capture: true, signal: ending.signal })
    return () => ending.abort()
  }, [])
}

function keepOwnKeys(event: KeyboardEvent): void {
  const { target } = event
  if (isFind(event)) {
    event.stopPropagation()
    event.preventDefault()
    focusFilter()
  } else if (isUndo(event) && isEditable(target)) {
    // The browser's own undo goes on: only others are kept from hearing of the key.
    event.stopPropagation()
  } else if (event.repeat && event.key === 'Enter' && target instanceof Element && target.closest('button')) {
    event.preventDefault()
  }
}

function isFind({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === 'f' && (ctrlKey || metaKey)
}

function isUndo({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ['z', 'y'].includes(key.toLowerCase()) && (ctrlKey || metaKey)
}

/** The JSON editor undoes by itself, and keeps its keys. */
function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea')
}
