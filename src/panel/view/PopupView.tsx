import type { PopupHost } from '../host/host.ts'
import type { Popup } from '../model/createPopup.ts'
import { SiteSwitchField } from './SiteSwitchField.tsx'

/** The popup of the icon: the switch of the site in front, and where the panel is. */
export function PopupView({ host, popup: { site, isKnown } }: { host: PopupHost; popup: Popup }) {
  const { message: t } = host
  const isSite = site.host.value !== undefined
  return (
    <main aria-busy={!isKnown.value}>
      <h1>Mbox Inspector</h1>
      {isKnown.value && <p>{t(isSite ? (site.isOff.value ? 'popupOff' : 'actionTitle') : 'popupNoSite')}</p>}
      <SiteSwitchField site={site} t={t} onReload={() => void host.reload()} />
    </main>
  )
}
