import browser from 'webextension-polyfill'
import type { PopupHost, PopupTab } from './host.ts'
import { siteHost } from './siteHost.ts'

/** The host of the icon's popup. */
export function createPopupHost(): PopupHost {
  return {
    ...siteHost,
    message: (key, ...values) => browser.i18n.getMessage(key, values),
    locale: browser.i18n.getMessage('locale'),
    tab,
    reload: async () => {
      const { id } = await activeTab()
      if (id !== undefined) await browser.tabs.reload(id)
      close()
    },
  }
}

async function tab(): Promise<PopupTab> {
  const { url, incognito } = await activeTab()
  return { url, isPrivate: incognito }
}

async function activeTab(): Promise<{ id?: number; url?: string; incognito: boolean }> {
  const [active] = await browser.tabs.query({ active: true, currentWindow: true })
  return active ?? { incognito: true }
}
