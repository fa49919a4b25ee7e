import { useRef } from 'preact/hooks'
import { Icon } from './icons.tsx'
import { usePanel } from './usePanel.ts'

interface ImportButtonProps {
  class: string
  /** Files were chosen. */
  onChoose?: () => void
}

/** Chooses files and imports them. Of any name: what is in them decides, and many have no extension. */
export function ImportButton({ class: className, onChoose }: ImportButtonProps) {
  const { text, imports } = usePanel()
  const { t } = text
  const chooser = useRef<HTMLInputElement>(null)
  const read = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])]
    // The same file may be chosen again.
    input.value = ''
    onChoose?.()
    void imports.openFiles(files)
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
        multiple
        hidden
        aria-label={t('importFile')}
        onChange={event => read(event.currentTarget)}
      />
    </>
  )
}

/** Opens the file chooser of the toolbar's Import. */
export function openFileChooser(): void {
  document.querySelector<HTMLInputElement>('[role="toolbar"] input[type="file"]')?.click()
}
