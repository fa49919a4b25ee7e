import * as v from 'valibot'
import browser from 'webextension-polyfill'
import {
  ConsentSchema,
  ExtensionCancelSchema,
  ExtensionResultSchema,
  ExtensionSendSchema,
  FailuresSchema,
  HostPermissionSchema,
  PermissionSchema,
  TabQuestionSchema,
} from '../bridge/messages.ts'
import { consentPath, hostPath, permissionPath } from '../bridge/permissionPage.ts'
import { SEND_SCRIPT } from '../bridge/sends.ts'
import { OffHereSchema, SiteQuestionSchema, SwitchSitesSchema } from '../bridge/sites.ts'
import { showFailures } from './badge.ts'
import { createExtensionSends } from './createExtensionSends.ts'
import { forgetClosedTabs } from './forgetClosedTabs.ts'
import { followTabs, forgetUpdates } from './followTabs.ts'
import { showOff } from './offIcon.ts'
import { openPermissionPage } from './openPermissionPage.ts'
import { mayRunOn, rememberUpdates, siteAnswer } from './siteAnswer.ts'
import { createSites } from './createSites.ts'
import { createSwitchboard } from './switchboard.ts'
import { askTransmission, tabAnswer } from './tabAnswer.ts'

const MessageSchema = v.variant('kind', [
  SiteQuestionSchema,
  TabQuestionSchema,
  FailuresSchema,
  PermissionSchema,
  HostPermissionSchema,
  ConsentSchema,
])

/** Content scripts, too, can post messages; these are taken from the extension's own pages only. */
const OwnMessageSchema = v.variant('kind', [
  ExtensionSendSchema,
  ExtensionCancelSchema,
  ExtensionResultSchema,
  SwitchSitesSchema,
])

const OWN_PAGES = browser.runtime.getURL('')

if ('ServiceWorkerGlobalScope' in globalThis) forgetUpdates(browser.tabs.onUpdated)
// A new document's relay cannot know that a panel is open.
const followed = followTabs(browser.tabs.onUpdated, call)
const switchboard = createSwitchboard({
  call,
  injectSender,
  onWatched: tabId => followed.follow(tabId),
  onUnwatched: tabId => {
    followed.leave(tabId)
    void showFailures(tabId, 0)
  },
  ownPages: OWN_PAGES,
})
const sends = createExtensionSends({
  mayReach: mayRunOn,
  mayTransmit: async () => (await askTransmission()) !== 'not allowed',
})

const sites = createSites({ storage: () => browser.storage.local, scripting: browser.scripting })

rememberUpdates()
// Browsers drop the scripts at an update; whatever else happens to them, the next start of the background puts right.
browser.runtime.onInstalled.addListener(() => void sites.register({ isUpdated: true }))
browser.runtime.onStartup.addListener(() => {})
void sites.register()
browser.runtime.onConnect.addListener(port => switchboard.accept(port))

browser.runtime.onMessage.addListener((message: unknown, { url, tab }: { url?: string; tab?: { id?: number } }) => {
  if (v.is(OffHereSchema, message)) return tab?.id === undefined ? undefined : showOff(tab.id)
  const parsed = v.safeParse(MessageSchema, message)
  if (parsed.success) return answer(parsed.output)
  const own = v.safeParse(OwnMessageSchema, message)
  return own.success && url?.startsWith(OWN_PAGES) === true ? answerOwn(own.output) : undefined
})

browser.tabs.onRemoved.addListener(() => {
  void forgetClosedTabs({ session: () => browser.storage.session, openTabs })
})

for (const change of [browser.permissions.onAdded, browser.permissions.onRemoved])
  change.addListener(() => switchboard.notifyPanels({ kind: 'permissions changed' }))

function answer(message: v.InferOutput<typeof MessageSchema>): Promise<unknown> {
  switch (message.kind) {
    case 'site':
      return siteAnswer(message.url, sites)
    case 'tab':
      return tabAnswer(message.tabId)
    case 'failures':
      return showFailures(message.tabId, message.failures)
    case 'permission':
      return openPermissionPage(permissionPath(message.url, message.tabId), message.tabId)
    case 'host permission':
      return openPermissionPage(hostPath(message.url, message.tabId), message.tabId)
    case 'consent':
      return openPermissionPage(consentPath(message.tabId), message.tabId)
  }
}

function answerOwn(message: v.InferOutput<typeof OwnMessageSchema>): Promise<unknown> {
  switch (message.kind) {
    case 'send':
      return sends.send(message.command)
    case 'cancel send':
      return Promise.resolve(sends.cancel(message.sendId))
    case 'send result':
      return sends.resultOf(message.sendId)
    case 'switch sites':
      return switchSites(message)
  }
}

async function switchSites({ hosts, isOff }: v.InferOutput<typeof SwitchSitesSchema>): Promise<boolean> {
  const isDone = await sites.switch(hosts, isOff)
  if (isDone) switchboard.notifyPanels({ kind: 'permissions changed' })
  return isDone
}

async function openTabs(): Promise<number[]> {
  return (await browser.tabs.query({})).flatMap(({ id }) => id ?? [])
}

function injectSender(tabId: number, frameId: number): Promise<unknown> {
  const target = { tabId, frameIds: [frameId] }
  // Even if the document is not parsed yet.
  return browser.scripting.executeScript({ target, files: [SEND_SCRIPT], injectImmediately: true })
}

function call(tabId: number): void {
  // A tab without a relay is not an error: the panel shows that itself.
  browser.tabs.sendMessage(tabId, { kind: 'call' }).catch(() => {})
}
