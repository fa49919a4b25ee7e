import { Icon } from './icons.tsx'
import { usePanel } from './usePanel.ts'

/** Puts the page in witness mode and out of it, by a reload. */
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
