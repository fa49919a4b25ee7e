import { useState } from 'preact/hooks'
import { FileButtons } from './FileButtons.tsx'
import { FilterField } from './FilterField.tsx'
import { HelpButton } from './HelpButton.tsx'
import { Icon } from './icons.tsx'
import { ModeToggle } from './ModeToggle.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'
import { usePanel } from './usePanel.ts'

/** The first band: the capture controls, and the filter. */
export function Toolbar() {
  const { capture, text, clear } = usePanel()
  const { t } = text
  const [hasSettings, setSettings] = useState(false)
  return (
    <div class="bar" role="toolbar" aria-label={t('capture')}>
      <button
        type="button"
        class="icon record"
        aria-pressed={capture.recording.value}
        aria-label={t('record')}
        title={t('record')}
        onClick={() => (capture.recording.value = !capture.recording.value)}
      >
        <Icon name="recording" />
      </button>
      <button type="button" class="icon" aria-label={t('clear')} title={t('clear')} onClick={clear}>
        <Icon name="clear" />
      </button>
      <span class="rule" />
      <label class="check">
        <input
          type="checkbox"
          checked={capture.preserveLog.value}
          onChange={event => (capture.preserveLog.value = event.currentTarget.checked)}
        />
        {t('preserveLog')}
      </label>
      <ModeToggle mode="witness" />
      <ModeToggle mode="hold" />
      <span class="rule" />
      <FilterField />
      <span class="rule last" />
      <FileButtons />
      <span class="grow" />
      <button
        type="button"
        class="icon"
        aria-label={t('settings')}
        title={t('settings')}
        aria-haspopup="dialog"
        onClick={() => setSettings(true)}
      >
        <Icon name="settings" />
      </button>
      <HelpButton />
      {hasSettings && <SettingsDialog onClose={() => setSettings(false)} />}
    </div>
  )
}
