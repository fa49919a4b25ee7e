import { api } from './browserApi.ts'
import type { PopupHost, PopupTab } from './host.ts'
import { siteHost } from './siteHost.ts'

/** The host of the icon's popup. */
export function createPopupHost(): PopupHost {
  return {
    ...siteHost,
    message: (key, ...values) => api.i18n.getMessage(key, values),
    locale: api.i18n.getMessage('locale'),
    tab,
    reload: async () => {
      const { id } = await activeTab()
      if (id !== undefined) await api.tabs.reload(id)
      close()
    },
  }
}

async function tab(): Promise<PopupTab> {
  const { url, incognito } = await activeTab()
  return { url, isPrivate: incognito }
}

async function activeTab(): Promise<{ id?: number; url?: string; incognito: boolean }> {
  const [active] = await api.tabs.query({ active: true, currentWindow: true })
  return active ?? { incognito: true }
}
