import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { FaultsSchema, PermissionSchema, SiteQuestionSchema } from '../bridge/messages.ts'
import { showFaults } from './badge.ts'
import { followTabs, forgetUpdates } from './followTabs.ts'
import { openPermissionPage } from './openPermissionPage.ts'
import { rememberUpdates, siteAnswer } from './siteAnswer.ts'
import { createSwitchboard } from './switchboard.ts'

if ('ServiceWorkerGlobalScope' in globalThis) forgetUpdates(browser.tabs.onUpdated)
// A new document's relay cannot know that a panel is open.
const followed = followTabs(browser.tabs.onUpdated, call)
const switchboard = createSwitchboard({
  call,
  onWatched: tabId => followed.follow(tabId),
  onUnwatched: tabId => {
    followed.leave(tabId)
    void showFaults(tabId, 0)
  },
  ownPages: browser.runtime.getURL(''),
})

rememberUpdates()
browser.runtime.onConnect.addListener(port => switchboard.accept(port))

browser.runtime.onMessage.addListener((message: unknown) => {
  const question = v.safeParse(v.variant('kind', [SiteQuestionSchema, FaultsSchema, PermissionSchema]), message)
  if (!question.success) return undefined
  const { output } = question
  if (output.kind === 'site') return siteAnswer(output.url)
  return output.kind === 'faults' ? showFaults(output.tabId, output.faults) : openPermissionPage(output)
})

for (const change of [browser.permissions.onAdded, browser.permissions.onRemoved])
  change.addListener(() => switchboard.tellPanels({ kind: 'permissions changed' }))

function call(tabId: number): void {
  // No relay in the tab is no fault: the panel says so by itself.
  browser.tabs.sendMessage(tabId, { kind: 'call' }).catch(() => {})
}
