import type { Frame, Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import { expect } from './expect.ts'
import { startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

const SENTENCE = 'This page uses the Web SDK, which this version does not read yet.'

/** Calls as the Web SDK does; that the shop has no such path does not matter. */
async function callEdgeNetwork(page: Page): Promise<void> {
  const status = await page.evaluate(async () => {
    const url = '/ee/irl1/v1/interact?configId=0a1b&requestId=r'
    return (await fetch(url, { method: 'POST', body: '{"events":[{}]}' })).status
  })
  expectValue(status).toBe(404)
}

const posted = (panel: Frame): Locator => panel.getByRole('status').filter({ hasText: SENTENCE })

it('a page that calls the Edge Network under an open panel uses the Web SDK, and the next page need not', async () => {
  const { page, panel } = await session.inspect('/')
  await expect(panel.getByRole('heading', { name: 'No Target traffic yet', exact: true })).toBeVisible()
  await callEdgeNetwork(page)
  await expect(posted(panel)).toBeVisible()
  await page.goto(new URL('/?next', session.shop.url).href)
  await expect(panel.getByRole('heading', { name: 'No Target traffic yet', exact: true })).toBeVisible()
  await expect(posted(panel)).toHaveCount(0)
})

it('a page that called the Edge Network before DevTools was opened uses the Web SDK too', async () => {
  const page = await session.visit('/')
  await callEdgeNetwork(page)
  const hidden = await session.browser.openDevTools(page)
  const { panel } = await hidden.showPanel()
  await expect(posted(panel)).toBeVisible()
  await page.close()
})

it('a page that calls the Delivery API as well shows those calls', async () => {
  const { page, panel } = await session.goTo('/')
  await callEdgeNetwork(page)
  await expect(posted(panel)).toBeVisible()
  await page.evaluate(() => fetch('/rest/v1/delivery/?client=demo', { method: 'POST', body: '{}' }))
  await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
  await expect(panel.getByRole('grid', { name: 'Calls' }).getByRole('row')).toHaveCount(2)
  await expect(posted(panel)).toHaveCount(0)
})
