import { useState } from 'preact/hooks'
import type { Host } from '../host/host.ts'
import type { SiteSwitch } from '../model/createSiteSwitch.ts'

interface SiteSwitchFieldProps {
  site: SiteSwitch
  t: Host['message']
  onReload: () => void
}

/** The switch of the page's host, what it covers, and its result; nothing on a page without a host. */
export function SiteSwitchField({ site, t, onReload }: SiteSwitchFieldProps) {
  const [isDone, setDone] = useState<boolean>()
  const host = site.host.value
  if (host === undefined) return null
  const isOn = !site.isOff.value
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          disabled={!site.isPossible.value}
          aria-describedby="site-scope"
          onChange={event => {
            // The browser may refuse: the switch shows its answer.
            event.currentTarget.checked = isOn
            // The same result is announced again only if it was gone meanwhile.
            setDone(undefined)
            void site.toggle().then(setDone)
          }}
        />
        {t('observeHost', host)}
      </label>
      <p id="site-scope" class="muted">
        {t(site.isPossible.value ? 'switchScope' : 'switchPrivate')}
      </p>
      <p class={isDone === false ? 'tone-error' : 'tone-due'} aria-live="polite">
        {isDone === undefined ? '' : t(isDone ? 'fromNextLoad' : 'switchRefused')}
      </p>
      {isDone === true && (
        <button type="button" class="plain" onClick={onReload}>
          {t('reloadPage')}
        </button>
      )}
    </>
  )
}
