import { useEffect, useRef } from 'preact/hooks'
import { usePanel } from './usePanel.ts'

/** Ends an import without adding anything; `isFirst` gives the button the focus. */
export function ImportCancel({ isFirst = false }: { isFirst?: boolean }) {
  const { imports, text } = usePanel()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isFirst) button.current?.focus()
  }, [])
  return (
    <button ref={button} type="button" class="plain" onClick={imports.cancel}>
      {text.t('cancel')}
    </button>
  )
}
