import { Icon } from './icons.tsx'
import { ImportButton } from './ImportButton.tsx'
import { onFirstUse } from './onFirstUse.tsx'
import type { Panel } from '../model/createPanel.ts'
import type { ExportRequest } from '../model/createExport.ts'
import { selectionIn } from '../model/selection.ts'
import { usePanel } from './usePanel.ts'

const CompareDialog = onFirstUse(async () => (await import('./CompareDialog.tsx')).CompareDialog)
const ExportDialog = onFirstUse(async () => (await import('./ExportDialog.tsx')).ExportDialog)

/** Import, Paste, Export and Compare of the toolbar. */
export function FileButtons() {
  const panel = usePanel()
  const { text, comparison, imports } = panel
  const { t } = text
  const stopComparing = (): void => void (comparison.isOpen.value = false)
  return (
    <>
      <ImportButton class="file-button" />
      <button
        type="button"
        class="file-button paste"
        aria-label={t('paste')}
        title={t('pasteHint')}
        onClick={() => void imports.paste()}
      >
        <Icon name="paste" />
        <span class="word">{t('paste')}</span>
      </button>
      <button
        type="button"
        class="file-button"
        aria-label={t('export')}
        title={t('exportHint')}
        aria-haspopup="dialog"
        onClick={() => panel.export.open(requestOf(panel))}
      >
        <Icon name="export" />
        <span class="word">{t('export')}</span>
      </button>
      <button
        type="button"
        class="file-button"
        aria-label={t('compare')}
        title={t('compareHint')}
        aria-haspopup="dialog"
        onClick={() => (comparison.isOpen.value = true)}
      >
        <Icon name="compare" />
        <span class="word">{t('compare')}</span>
      </button>
      {comparison.isOpen.value && <CompareDialog onClose={stopComparing} onMissing={stopComparing} />}
      {panel.export.asked.value && <ExportDialog request={panel.export.asked.value} onMissing={panel.export.close} />}
    </>
  )
}

/** Several selected items are meant to be exported; one alone may only be looked at. */
function requestOf(panel: Panel): ExportRequest {
  const { view } = panel
  const selected = view.value === 'session' ? undefined : selectionIn(view.value, panel)
  return { selection: selected?.selection, isOfSelection: (selected?.count ?? 0) > 1, format: 'session' }
}
