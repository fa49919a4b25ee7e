import { useState } from 'preact/hooks'
import { Icon } from './icons.tsx'
import { onFirstUse } from './onFirstUse.tsx'
import { usePanel } from './usePanel.ts'

const HelpDialog = onFirstUse(async () => (await import('./HelpDialog.tsx')).HelpDialog)

/** Opens the meaning of the words, the keyboard shortcuts and the text for a bug report. */
export function HelpButton() {
  const { text } = usePanel()
  const { t } = text
  const [isOpen, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  return (
    <>
      <button
        type="button"
        class="icon"
        aria-label={t('help')}
        title={t('help')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="help" />
      </button>
      {isOpen && <HelpDialog onClose={close} onMissing={close} />}
    </>
  )
}
