import type { PageMode } from '../../core/session/pageMode.ts'
import { Icon, type IconName } from './icons.tsx'
import type { MessageKey } from '../host/host.ts'
import { usePanel } from './usePanel.ts'

const ICONS: Readonly<Record<PageMode, IconName>> = { witness: 'witness', hold: 'held' }
const HINTS: Readonly<Record<PageMode, { off: MessageKey; on: MessageKey }>> = {
  witness: { off: 'witnessHint', on: 'witnessOffHint' },
  hold: { off: 'holdHint', on: 'holdOffHint' },
}

/** Switches a mode of the page on and off, by a reload. */
export function ModeToggle({ mode }: { mode: PageMode }) {
  const { pageMode, siteSwitch, text } = usePanel()
  const { t } = text
  const isOn = pageMode.current.value === mode
  const isPossible = isOn || !siteSwitch.isOff.value
  return (
    <button
      type="button"
      class="icon mode"
      aria-pressed={isOn}
      aria-disabled={!isPossible}
      aria-label={t(mode)}
      title={isPossible ? t(isOn ? HINTS[mode].on : HINTS[mode].off) : t('modeOff', siteSwitch.host.value ?? '')}
      onClick={() => pageMode.toggle(mode)}
    >
      <Icon name={ICONS[mode]} />
    </button>
  )
}
