import type { Frame, Locator, Page } from 'playwright'
import { expect } from './expect.ts'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import { poll } from '../browser/poll.ts'
import { inspectPage, lastSent, startSession, type Session } from './startSession.ts'

let session: Session
let privatePage: Page
beforeAll(async () => {
  session = await startSession({ guarded: true, isAlone: true })
  privatePage = await session.browser.newPrivatePage()
})
afterAll(() => session.close())

const URL_PATH = '/forgets-product1.html'
const PRIVATE = 'Nothing is stored in a private window'

const question = (panel: Frame): Locator => panel.getByRole('dialog', { name: 'This counts in real reports' })

/** Presses Send; the question has to come. */
async function ask(panel: Frame): Promise<Locator> {
  await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
  await panel.getByRole('button', { name: 'Send display for product1', exact: true }).click()
  await expect(question(panel)).toBeVisible()
  return question(panel)
}

/** Answers that the host is not to be asked for again, and sends. */
async function trust(panel: Frame): Promise<void> {
  await question(panel).getByRole('checkbox').check()
  await question(panel).getByRole('button', { name: 'Send display', exact: true }).click()
  const sent = await lastSent(panel)
  await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
}

const keptKeys = (): Promise<string[]> =>
  session.browser.inBackground(async () => {
    const names = Object.keys(await chrome.storage.session.get())
    return names.filter(name => name.startsWith('confirmed '))
  }, undefined)

it('a yes given in a private window does not count in an ordinary one, nor the other way round, and nothing of it is kept', async () => {
  await privatePage.goto(session.shop.url + URL_PATH)
  const inPrivate = await inspectPage(session, privatePage)
  await expect(await ask(inPrivate.panel)).toContainText(PRIVATE)
  await trust(inPrivate.panel)
  expectValue(await keptKeys()).toEqual([])

  const ordinary = await session.inspect(URL_PATH)
  await expect(await ask(ordinary.panel)).not.toContainText(PRIVATE)
  await trust(ordinary.panel)
  await poll('The yes of the ordinary window', async () => (await keptKeys()).length === 1)

  await inPrivate.panel.evaluate(() => {
    Object.assign(window, { isOld: true })
    location.reload()
  })
  await poll('The panel that was loaded again', () =>
    inPrivate.panel.evaluate(() => !('isOld' in window) && document.querySelector('[role=toolbar]') !== null),
  )
  await expect(await ask(inPrivate.panel)).toContainText(PRIVATE)
})
