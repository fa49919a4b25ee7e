import { Icon } from './icons.tsx'
import { usePanel } from './usePanel.ts'

/** Switches the page's witness mode on and off, by a reload. */
export function WitnessToggle() {
  const { witness, text } = usePanel()
  const { t } = text
  const isOn = witness.isOn.value
  return (
    <button
      type="button"
      class="icon witness"
      aria-pressed={isOn}
      aria-label={t('witness')}
      title={t(isOn ? 'witnessOffHint' : 'witnessHint')}
      onClick={witness.toggle}
    >
      <Icon name="witness" />
    </button>
  )
}
