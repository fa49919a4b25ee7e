import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { SiteQuestionSchema } from '../bridge/messages.ts'
import { rememberUpdates, siteAnswer } from './siteAnswer.ts'
import { createSwitchboard } from './switchboard.ts'

const switchboard = createSwitchboard({ call, ownPages: browser.runtime.getURL('') })

rememberUpdates()
browser.runtime.onConnect.addListener(port => switchboard.accept(port))

// A new document's relay cannot know that a panel is open.
browser.tabs.onUpdated.addListener(tabId => {
  if (switchboard.isWatched(tabId)) call(tabId)
})

browser.runtime.onMessage.addListener((message: unknown) => {
  const question = v.safeParse(SiteQuestionSchema, message)
  return question.success ? siteAnswer(question.output.url) : undefined
})

function call(tabId: number): void {
  // No relay in the tab is no fault: the panel says so by itself.
  browser.tabs.sendMessage(tabId, { kind: 'call' }).catch(() => {})
}
