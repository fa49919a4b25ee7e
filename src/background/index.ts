import * as v from 'valibot'
import browser from 'webextension-polyfill'
import {
  ConsentSchema,
  FailuresSchema,
  PermissionSchema,
  SiteQuestionSchema,
  TabQuestionSchema,
} from '../bridge/messages.ts'
import { consentPath, permissionPath } from '../bridge/permissionPage.ts'
import { showFailures } from './badge.ts'
import { followTabs, forgetUpdates } from './followTabs.ts'
import { openPermissionPage } from './openPermissionPage.ts'
import { rememberUpdates, siteAnswer } from './siteAnswer.ts'
import { createSwitchboard } from './switchboard.ts'
import { tabAnswer } from './tabAnswer.ts'

const MessageSchema = v.variant('kind', [
  SiteQuestionSchema,
  TabQuestionSchema,
  FailuresSchema,
  PermissionSchema,
  ConsentSchema,
])

if ('ServiceWorkerGlobalScope' in globalThis) forgetUpdates(browser.tabs.onUpdated)
// A new document's relay cannot know that a panel is open.
const followed = followTabs(browser.tabs.onUpdated, call)
const switchboard = createSwitchboard({
  call,
  onWatched: tabId => followed.follow(tabId),
  onUnwatched: tabId => {
    followed.leave(tabId)
    void showFailures(tabId, 0)
  },
  ownPages: browser.runtime.getURL(''),
})

rememberUpdates()
browser.runtime.onConnect.addListener(port => switchboard.accept(port))

browser.runtime.onMessage.addListener((message: unknown) => {
  const parsed = v.safeParse(MessageSchema, message)
  return parsed.success ? answer(parsed.output) : undefined
})

for (const change of [browser.permissions.onAdded, browser.permissions.onRemoved])
  change.addListener(() => switchboard.notifyPanels({ kind: 'permissions changed' }))

function answer(message: v.InferOutput<typeof MessageSchema>): Promise<unknown> {
  switch (message.kind) {
    case 'site':
      return siteAnswer(message.url)
    case 'tab':
      return tabAnswer(message.tabId)
    case 'failures':
      return showFailures(message.tabId, message.failures)
    case 'permission':
      return openPermissionPage(permissionPath(message.url, message.tabId), message.tabId)
    case 'consent':
      return openPermissionPage(consentPath(message.tabId), message.tabId)
  }
}

function call(tabId: number): void {
  // A tab without a relay is not an error: the panel shows that itself.
  browser.tabs.sendMessage(tabId, { kind: 'call' }).catch(() => {})
}
