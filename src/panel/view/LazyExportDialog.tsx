import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ExportRequest } from '../model/createExport.ts'
import { usePanel } from './usePanel.ts'

interface DialogProps {
  request: ExportRequest
}

/** The dialog, once it has been used. */
let loaded: FunctionComponent<DialogProps> | undefined

/** The dialog *Export*, whose code is loaded on first use. */
export function LazyExportDialog({ request }: DialogProps) {
  const panel = usePanel()
  const [Dialog, setDialog] = useState(() => loaded)
  useEffect(() => {
    if (loaded) return
    import('./ExportDialog.tsx').then(
      ({ ExportDialog }) => {
        loaded = ExportDialog
        setDialog(() => ExportDialog)
      },
      () => {
        // The extension was updated meanwhile, and its files are others.
        panel.announce(panel.text.t('exportNotLoaded'), 'error')
        panel.export.close()
      },
    )
  }, [])
  return Dialog ? <Dialog request={request} /> : null
}
