import { useRef } from 'preact/hooks'
import { Icon } from './icons.tsx'
import { usePanel } from './usePanel.ts'

interface ImportButtonProps {
  class: string
  /** The file was read, or refused with an announcement. */
  onDone?: () => void
}

/** Chooses a file and imports it. */
export function ImportButton({ class: className, onDone }: ImportButtonProps) {
  const { text, imports } = usePanel()
  const { t } = text
  const chooser = useRef<HTMLInputElement>(null)
  const read = async (input: HTMLInputElement): Promise<void> => {
    const [file] = input.files ?? []
    if (file) await imports.addFile(file)
    // The same file may be chosen again.
    input.value = ''
    onDone?.()
  }
  return (
    <>
      <button
        type="button"
        class={className}
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
    </>
  )
}
