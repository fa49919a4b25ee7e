import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { FaultsSchema, SiteQuestionSchema } from '../bridge/messages.ts'
import { showFaults } from './badge.ts'
import { rememberUpdates, siteAnswer } from './siteAnswer.ts'
import { createSwitchboard } from './switchboard.ts'

const switchboard = createSwitchboard({
  call,
  onUnwatched: tabId => void showFaults(tabId, 0),
  ownPages: browser.runtime.getURL(''),
})

rememberUpdates()
browser.runtime.onConnect.addListener(port => switchboard.accept(port))

// A new document's relay cannot know that a panel is open.
browser.tabs.onUpdated.addListener(tabId => {
  if (switchboard.isWatched(tabId)) call(tabId)
})

browser.runtime.onMessage.addListener((message: unknown) => {
  const question = v.safeParse(v.variant('kind', [SiteQuestionSchema, FaultsSchema]), message)
  if (!question.success) return undefined
  const { output } = question
  return output.kind === 'site' ? siteAnswer(output.url) : showFaults(output.tabId, output.faults)
})

function call(tabId: number): void {
  // No relay in the tab is no fault: the panel says so by itself.
  browser.tabs.sendMessage(tabId, { kind: 'call' }).catch(() => {})
}
