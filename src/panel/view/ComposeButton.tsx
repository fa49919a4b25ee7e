import { Icon } from './icons.tsx'
import { onFirstUse } from './onFirstUse.tsx'
import { usePanel } from './usePanel.ts'

const ComposeDialog = onFirstUse(async () => (await import('./ComposeDialog.tsx')).ComposeDialog)

/** The button that opens the composing of a notification, and its dialog, which is loaded on first use. */
export function ComposeButton() {
  const { text, isComposing } = usePanel()
  const { t } = text
  const close = (): void => void (isComposing.value = false)
  return (
    <>
      <button
        type="button"
        class="icon"
        aria-label={t('compose')}
        title={t('composeHint')}
        aria-haspopup="dialog"
        onClick={() => (isComposing.value = true)}
      >
        <Icon name="compose" />
      </button>
      {isComposing.value && <ComposeDialog onClose={close} onMissing={close} />}
    </>
  )
}
