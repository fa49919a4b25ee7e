import { useEffect, useState } from 'preact/hooks'
import { Boundary } from './Boundary.tsx'
import { focusGrid } from './focus.ts'
import type { ImportDialog } from './ImportDialog.tsx'
import { listenForImports } from './importGestures.ts'
import { usePanel } from './usePanel.ts'

interface Code {
  Dialog: typeof ImportDialog
}

/** The dialog's code, once it has been used. */
let loaded: Code | undefined

/** Everything about imports that is not a button: drag and drop, paste, the dialog, and the focus after it. */
export function ImportPart() {
  const { imports, text } = usePanel()
  const [isDropTarget, setDropTarget] = useState(false)
  useEffect(() => {
    const ending = new AbortController()
    listenForImports(imports, { signal: ending.signal, onOver: setDropTarget })
    return () => ending.abort()
  }, [imports])
  const code = useCode(imports.pending.value !== undefined, imports.cancel)
  useFocusOnAdded()
  return (
    <>
      {isDropTarget && (
        <div class="drop-target">
          <p>{text.t('importDrop')}</p>
        </div>
      )}
      {code && imports.pending.value && (
        <Boundary name={text.t('import')} data={[imports.pending.value]}>
          <code.Dialog pending={imports.pending.value} />
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

/** Loads the dialog's code on first use; this fails when the extension was updated meanwhile. */
function useCode(isWanted: boolean, onFailure: () => void): Code | undefined {
  const [code, setCode] = useState<Code | undefined>(loaded)
  useEffect(() => {
    if (!isWanted || code) return
    import('./ImportDialog.tsx').then(({ ImportDialog: Dialog }) => setCode((loaded = { Dialog })), onFailure)
  }, [isWanted])
  return code
}
