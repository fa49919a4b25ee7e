import { useRef } from 'preact/hooks'
import { Icon } from './icons.tsx'
import { usePanel } from './usePanel.ts'

/** Import and Export of the toolbar. */
export function FileButtons() {
  const { text, files } = usePanel()
  const { t } = text
  const chooser = useRef<HTMLInputElement>(null)
  const read = async (input: HTMLInputElement): Promise<void> => {
    const [file] = input.files ?? []
    if (file) await files.importFile(file)
    // The same file may be chosen again.
    input.value = ''
  }
  return (
    <>
      <button
        type="button"
        class="file-button"
        aria-label={t('import')}
        title={t('importHint')}
        onClick={() => chooser.current?.click()}
      >
        <Icon name="import" />
        <span class="word">{t('import')}</span>
      </button>
      <input
        ref={chooser}
        type="file"
        accept=".json,.har,.txt,application/json"
        hidden
        aria-label={t('importFile')}
        onChange={event => void read(event.currentTarget)}
      />
      <button
        type="button"
        class="file-button"
        aria-label={t('export')}
        title={t('exportHint')}
        onClick={files.exportCalls}
      >
        <Icon name="export" />
        <span class="word">{t('export')}</span>
      </button>
    </>
  )
}
