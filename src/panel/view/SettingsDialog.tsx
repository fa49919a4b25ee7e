import { useEffect, useRef } from 'preact/hooks'
import type { MessageKey } from '../host/host.ts'
import { THEME_CHOICES, type ThemeChoice } from '../model/createSettings.ts'
import { usePanel } from './usePanel.ts'

const THEME_NAMES: Record<ThemeChoice, MessageKey> = {
  devtools: 'themeDevTools',
  light: 'themeLight',
  dark: 'themeDark',
}

/** What the person may choose; each choice counts at once. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { settings, guard, text } = usePanel()
  const { t } = text
  const dialog = useRef<HTMLDialogElement>(null)
  // As a modal dialog it takes the focus, keeps it, and gives it back.
  useEffect(() => dialog.current?.showModal(), [])
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
      <p class="muted">{t('trustedHosts', guard.trusted.value.join(', ') || '–')}</p>
      <div class="buttons">
        <button type="button" class="plain" onClick={guard.askAgain}>
          {t('askAgain')}
        </button>
        <button type="button" class="plain" onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
      </div>
    </dialog>
  )
}
