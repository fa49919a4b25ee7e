import { useState } from 'preact/hooks'
import type { MessageKey } from '../host/host.ts'
import { THEME_CHOICES, type ThemeChoice } from '../model/createSettings.ts'
import { useModal } from './kit/useModal.ts'
import { SiteSwitchField } from './SiteSwitchField.tsx'
import { usePanel } from './usePanel.ts'

const THEME_NAMES: Record<ThemeChoice, MessageKey> = {
  devtools: 'themeDevTools',
  light: 'themeLight',
  dark: 'themeDark',
}

/** The user's choices; each applies at once. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { settings, memory, siteSwitch, pageMode, text } = usePanel()
  const { t } = text
  const lapse = memory.lapse.value
  const dialog = useModal()
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-label={t('settings')}
      onClose={onClose}
      onKeyDown={event => event.key === 'Escape' && event.stopPropagation()}
    >
      <h2>{t('settings')}</h2>
      <div class="choices">
        <label for="setting-theme">{t('theme')}</label>
        <select
          id="setting-theme"
          value={settings.themeChoice.value}
          onChange={event => settings.chooseTheme(event.currentTarget.value as ThemeChoice)}
        >
          {THEME_CHOICES.map(choice => (
            <option key={choice} value={choice}>
              {t(THEME_NAMES[choice])}
            </option>
          ))}
        </select>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={settings.preserveAtStart.value}
          onChange={event => settings.choosePreserveAtStart(event.currentTarget.checked)}
        />
        {t('preserveAtStart')}
      </label>
      <SiteSwitchField site={siteSwitch} t={t} onReload={pageMode.reload} />
      <OffSites />
      <AskAgain />
      {lapse && <p class={lapse === 'refused' ? 'tone-due' : 'muted'}>{t(`lapse_${lapse}`)}</p>}
      <div class="buttons">
        <button type="button" class="plain" onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
      </div>
    </dialog>
  )
}

/**
 * The hosts that the extension is off on, and the button that switches it on everywhere; the page's own host has a switch. The
 * result is announced here, because the dialog hides everything else, and the button stays, because it has the focus.
 */
function OffSites() {
  const { siteSwitch, text, brief } = usePanel()
  const { t } = text
  const [isDone, setDone] = useState<boolean>()
  const hosts = siteSwitch.off.value
  if (hosts.length === 0 && isDone === undefined) return null
  const turnAllOn = (): void => {
    if (hosts.length > 0) void siteSwitch.turnAllOn().then(setDone)
  }
  return (
    <>
      {hosts.length > 0 && <p class="muted">{brief.t('offSites', hosts.join(', '))}</p>}
      {siteSwitch.isPossible.value && (
        <button type="button" class="plain" aria-disabled={hosts.length === 0} onClick={turnAllOn}>
          {t('turnAllOn')}
        </button>
      )}
      <p class={isDone === false ? 'tone-error' : 'muted'} aria-live="polite">
        {isDone === undefined ? '' : t(isDone ? 'allOnFromLoad' : 'switchRefused')}
      </p>
    </>
  )
}

/**
 * The hosts that are sent to without asking, and the button that revokes them; the result is announced here, because
 * the dialog hides everything else.
 */
function AskAgain() {
  const { guard, text, brief } = usePanel()
  const { t } = text
  const [isDone, setDone] = useState(false)
  const askAgain = (): void => {
    guard.askAgain()
    setDone(true)
  }
  return (
    <>
      <p class="muted">{brief.t('trustedHosts', guard.trusted.value.join(', ') || t('noHosts'))}</p>
      <button type="button" class="plain" onClick={askAgain}>
        {t('askAgain')}
      </button>
      <p class="muted" aria-live="polite">
        {isDone ? t('askedAgain') : ''}
      </p>
    </>
  )
}
