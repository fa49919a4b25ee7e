import type { Imports } from '../model/createImports.ts'

interface GestureOptions {
  signal: AbortSignal
  /** Something that a drop would import came over the panel, or left it. */
  onOver: (isOver: boolean) => void
}

/** Imports files and texts that are dropped anywhere, or pasted outside a field, until the signal is aborted. */
export function listenForImports(imports: Imports, { signal, onOver }: GestureOptions): void {
  const take = (event: Event, content: DataTransfer | null): void => {
    const files = [...(content?.files ?? [])]
    const text = content?.getData('text/plain') ?? ''
    if (files.length === 0 && text.trim() === '') return
    event.preventDefault()
    void (files.length > 0 ? imports.openFiles(files) : imports.open(text))
  }
  // An element is entered before the one around it, or beside it, is left.
  let last: EventTarget | null = null
  const enter = (event: DragEvent): void => {
    if (!isWanted(event)) return
    last = event.target
    onOver(true)
  }
  const leave = ({ target }: DragEvent): void => {
    if (target === last) onOver(false)
  }
  const over = (event: DragEvent): void => {
    // Otherwise the browser opens what is dropped in place of the panel.
    if (isWanted(event)) event.preventDefault()
  }
  const drop = (event: DragEvent): void => {
    onOver(false)
    if (isWanted(event)) take(event, event.dataTransfer)
  }
  const paste = (event: ClipboardEvent): void => {
    if (!isField(event.target) && !isBehindDialog()) take(event, event.clipboardData)
  }
  document.addEventListener('dragenter', enter, { signal })
  document.addEventListener('dragleave', leave, { signal })
  document.addEventListener('dragover', over, { signal })
  document.addEventListener('drop', drop, { signal })
  document.addEventListener('paste', paste, { signal })
}

/** Files anywhere, and text except where a field takes it. */
function isWanted({ dataTransfer, target }: DragEvent): boolean {
  const types = dataTransfer?.types ?? []
  if (types.includes('Files')) return true
  return types.includes('text/plain') && !isField(target)
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null
}

/** Whether a dialog other than that of imports is open, which a paste does not mean. */
function isBehindDialog(): boolean {
  return document.querySelector('dialog[open]:not(.import)') !== null
}
