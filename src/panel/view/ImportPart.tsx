import { useEffect, useState } from 'preact/hooks'
import { Boundary } from './Boundary.tsx'
import { focusGrid } from './focus.ts'
import { listenForImports } from './importGestures.ts'
import { onFirstUse } from './onFirstUse.tsx'
import { usePanel } from './usePanel.ts'

const ImportDialog = onFirstUse(async () => (await import('./ImportDialog.tsx')).ImportDialog)

/** Everything about imports that is not a button: drag and drop, paste, the dialog, and the focus after it. */
export function ImportPart() {
  const { imports, text } = usePanel()
  const [isDropTarget, setDropTarget] = useState(false)
  useEffect(() => {
    const ending = new AbortController()
    listenForImports(imports, { signal: ending.signal, onOver: setDropTarget })
    return () => ending.abort()
  }, [imports])
  useFocusOnAdded()
  return (
    <>
      {isDropTarget && (
        <div class="drop-target">
          <p>{text.t('importDrop')}</p>
        </div>
      )}
      {imports.pending.value && (
        <Boundary name={text.t('import')} data={[imports.pending.value]}>
          <ImportDialog pending={imports.pending.value} onMissing={imports.cancel} />
        </Boundary>
      )}
    </>
  )
}

/** What was added has the focus, unless a dialog behind this one has it. */
function useFocusOnAdded(): void {
  const { added } = usePanel().imports
  const [before] = useState(() => added.peek())
  const count = added.value
  useEffect(() => {
    if (count > before && document.querySelector('dialog[open]') === null) focusGrid()
  }, [count])
}
