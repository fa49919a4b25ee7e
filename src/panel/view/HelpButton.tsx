import { Icon } from './icons.tsx'
import { onFirstUse } from './onFirstUse.tsx'
import { usePanel } from './usePanel.ts'

const HelpDialog = onFirstUse(async () => (await import('./HelpDialog.tsx')).HelpDialog)

/** Opens the meaning of the words, the keyboard shortcuts and the text for a bug report. */
export function HelpButton() {
  const { text, isHelpOpen } = usePanel()
  const { t } = text
  const close = (): void => void (isHelpOpen.value = false)
  return (
    <>
      <button
        type="button"
        class="icon help"
        aria-label={t('help')}
        title={t('help')}
        aria-haspopup="dialog"
        onClick={() => (isHelpOpen.value = true)}
      >
        <Icon name="help" />
      </button>
      {isHelpOpen.value && <HelpDialog onClose={close} onMissing={close} />}
    </>
  )
}
