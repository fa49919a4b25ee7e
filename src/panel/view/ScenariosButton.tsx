import { Icon } from './icons.tsx'
import { onFirstUse } from './onFirstUse.tsx'
import { usePanel } from './usePanel.ts'

const ScenariosDialog = onFirstUse(async () => (await import('./ScenariosDialog.tsx')).ScenariosDialog)

/** The button that opens the scenarios, and their dialog, which is loaded on first use. */
export function ScenariosButton() {
  const { text, scenarios } = usePanel()
  const { t } = text
  const close = (): void => void (scenarios.isOpen.value = false)
  return (
    <>
      <button
        type="button"
        class="plain scenarios-button"
        aria-label={t('scenariosOpen')}
        title={t('scenariosOpen')}
        aria-haspopup="dialog"
        onClick={() => (scenarios.isOpen.value = true)}
      >
        <Icon name="scenario" />
        <span class="word">{t('scenariosOpen')}</span>
      </button>
      {scenarios.isOpen.value && <ScenariosDialog onClose={close} onMissing={close} />}
    </>
  )
}
