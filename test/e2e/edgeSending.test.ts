import type { Locator } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './expect.ts'
import { untilDone } from '../fixtures/shopPage.ts'
import { ledgerRow, sendFrom, startSession, type Inspected, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession({ reloadsByPanel: true })
})
afterAll(() => session.close())

/** Shows a page of the shop with the real Web SDK. */
const show = (page: string): Promise<Inspected> => session.goTo(`/web-sdk/${page}`)
const counts = () => session.edge.edgeNetwork.counts()
const displays = (scope: string): number => counts().impressions[scope] ?? 0
const outcome = (sent: Locator, name: string): Locator => sent.getByRole('gridcell', { name, exact: true })

// From its editor it is in test/panel/edgeSends.test.tsx.
describe('a send from a row of the Web SDK', () => {
  it('is accepted as a display, and counts once', async () => {
    const { panel } = await show('forgets-home.html')
    const before = displays('home')
    const sent = await sendFrom(panel, 'Send display for home')
    await expect(outcome(sent, 'Accepted')).toBeVisible()
    expect(displays('home')).toBe(before + 1)
  })
})

it('in hold mode a display counts nothing until it is released, then once', async () => {
  const { page, panel } = await show('forgets-home.html')
  await panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck()
  await expect(ledgerRow(panel, 'product1', 'accepted')).toBeVisible()
  const before = displays('product1')
  await panel.getByRole('button', { name: 'Hold mode', exact: true }).click()
  await expect(ledgerRow(panel, 'product1', 'held')).toBeVisible()
  await untilDone(page)
  expect(displays('product1')).toBe(before)
  await panel.getByRole('button', { name: 'Release held notifications for product1', exact: true }).click()
  await expect(ledgerRow(panel, 'product1', 'accepted')).toBeVisible()
  expect(displays('product1')).toBe(before + 1)
})
