import { useRef, useState } from 'preact/hooks'
import { ComposeButton } from './ComposeButton.tsx'
import { FileButtons } from './FileButtons.tsx'
import { FilterField } from './FilterField.tsx'
import { HelpButton } from './HelpButton.tsx'
import { Icon } from './icons.tsx'
import { ModeToggle } from './ModeToggle.tsx'
import { useArrowKeys } from './kit/useArrowKeys.ts'
import { onFirstUse } from './onFirstUse.tsx'
import { usePanel } from './usePanel.ts'

const SettingsDialog = onFirstUse(async () => (await import('./SettingsDialog.tsx')).SettingsDialog)

/** The first band: the capture controls, and the filter. */
export function Toolbar() {
  const { capture, text } = usePanel()
  const { t } = text
  const root = useRef<HTMLDivElement>(null)
  const keys = useArrowKeys(root)
  return (
    <div ref={root} class="bar" role="toolbar" aria-label={t('capture')} {...keys}>
      <Recording />
      <span class="rule" />
      <label class="check" title={t('preserveLog')}>
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
      <ComposeButton />
      <FileButtons />
      <span class="grow" />
      <SettingsButton />
      <HelpButton />
    </div>
  )
}

function SettingsButton() {
  const { t } = usePanel().text
  const [isOpen, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  return (
    <>
      <button
        type="button"
        class="icon"
        aria-label={t('settings')}
        title={t('settings')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="settings" />
      </button>
      {isOpen && <SettingsDialog onClose={close} onMissing={close} />}
    </>
  )
}

/** The toggle of the recording, and the button that clears it. */
function Recording() {
  const { capture, text, clear } = usePanel()
  const { t } = text
  return (
    <>
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
    </>
  )
}
