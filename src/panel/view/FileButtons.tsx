import { CompareDialog } from './CompareDialog.tsx'
import { Icon } from './icons.tsx'
import { ImportButton } from './ImportButton.tsx'
import { usePanel } from './usePanel.ts'

/** Import, Paste, Export and Compare of the toolbar. */
export function FileButtons() {
  const panel = usePanel()
  const { text, comparison, imports } = panel
  const { t } = text
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
        onClick={panel.export.saveCalls}
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
      {comparison.isOpen.value && <CompareDialog onClose={() => (comparison.isOpen.value = false)} />}
    </>
  )
}
