import { useEffect, useRef, useState } from 'preact/hooks'
import type { PendingImport } from '../model/createImports.ts'
import { ImportCancel } from './ImportCancel.tsx'
import { RefusalLine } from './RefusalLine.tsx'
import { usePanel } from './usePanel.ts'

interface ImportTextProps {
  pending: Extract<PendingImport, { kind: 'text' }>
}

/** A field for the text of an import. What is pasted into the empty field is read at once. */
export function ImportText({ pending }: ImportTextProps) {
  const { imports, text } = usePanel()
  const { t } = text
  const field = useRef<HTMLTextAreaElement>(null)
  const [written, setWritten] = useState(pending.text)
  useEffect(() => {
    field.current?.focus()
    // The refused text is shown from its beginning.
    field.current?.setSelectionRange(0, 0)
  }, [])
  const read = (): void => void imports.open(written)
  const paste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData?.getData('text/plain') ?? ''
    if (written !== '' || pasted === '') return
    event.preventDefault()
    void imports.open(pasted)
  }
  return (
    <>
      {pending.refusal !== undefined && (
        <div role="alert">
          <RefusalLine text={pending.refusal} />
        </div>
      )}
      <p class="muted">{t('importFormats')}</p>
      <textarea
        ref={field}
        aria-label={t('importText')}
        placeholder={t('importTextHint')}
        spellcheck={false}
        value={written}
        onInput={event => setWritten(event.currentTarget.value)}
        onPaste={paste}
        onKeyDown={event => isSubmit(event) && read()}
      />
      <div class="buttons">
        <ImportCancel />
        <button type="button" class="primary" aria-disabled={written.trim() === ''} onClick={read}>
          {t('importRead')}
        </button>
      </div>
    </>
  )
}

function isSubmit({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Enter' && (ctrlKey || metaKey)
}
