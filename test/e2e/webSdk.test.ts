import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './expect.ts'
import { untilDone } from '../fixtures/shopPage.ts'
import { ledgerRow, startSession, type Inspected, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

/** Shows a page of the shop with the real Web SDK. */
const show = (name: string): Promise<Inspected> => session.goTo(`/web-sdk/${name}.html`)

/** Loads the page again in witness mode, in a separate log. */
async function witness({ page, panel }: Inspected): Promise<void> {
  await panel.getByRole('button', { name: 'Clear', exact: true }).click()
  const toggle = panel.getByRole('button', { name: 'Witness mode', exact: true })
  await expect(toggle).toHaveAttribute('aria-pressed', 'false')
  await toggle.click()
  // It is the new document's own answer.
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  await untilDone(page)
}

describe('a page with the Web SDK', () => {
  it.each([
    ['displays what it renders', 'rendered', 'pageLoad', 'accepted'],
    ['has its answer from its server', 'hybrid', 'pageLoad', 'accepted'],
  ])('that %s has that in the ledger', async (_, name, location, status) => {
    const { panel } = await show(name)
    await expect(ledgerRow(panel, location, status).first()).toBeVisible()
  })

  it('reports a click by a beacon, whose body the panel reads', async () => {
    const { page, panel } = await show('rendered')
    await expect(ledgerRow(panel, 'pageLoad', 'accepted').first()).toBeVisible()
    await page.locator('#headline').click()
    await expect(ledgerRow(panel, 'pageLoad', 'sent').first()).toBeVisible()
    await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
    await panel.getByRole('grid', { name: 'Calls' }).getByRole('row').last().click()
    const details = panel.getByRole('region', { name: 'Details' })
    await expect(details).toContainText('/v1/collect')
    await expect(details.getByText('xdm', { exact: true })).toBeVisible()
  })
})

describe('witness mode on a page with the Web SDK', () => {
  let alone: Session
  beforeAll(async () => {
    alone = await startSession({ reloadsByPanel: true })
  })
  afterAll(() => alone.close())

  it('shows in witness mode what was displayed although nothing was rendered', async () => {
    const inspected = await alone.goTo('/')
    const { page, panel } = inspected
    // It waits seconds for its element before it displays; the load in witness mode ends that.
    await page.goto(`${alone.shop.url}/web-sdk/missing-selector.html`)
    await expect(ledgerRow(panel, 'pageLoad').first()).toBeVisible()
    await witness(inspected)
    await expect(ledgerRow(panel, 'pageLoad', 'accepted').filter({ hasText: 'not rendered' }).first()).toBeVisible()
  })

  it('lists an answer once that both its script and witness mode have', async () => {
    const inspected = await alone.goTo('/web-sdk/hybrid.html')
    const { panel } = inspected
    await expect(ledgerRow(panel, 'pageLoad', 'accepted').first()).toBeVisible()
    await witness(inspected)
    await expect(ledgerRow(panel, 'pageLoad', 'accepted')).toHaveCount(1)
    await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
    await expect(panel.getByRole('gridcell', { name: 'server state', exact: true })).toHaveCount(1)
    await panel.getByRole('tab', { name: 'Session', exact: true }).click()
    const commands = panel.getByRole('table', { name: 'Commands' })
    await expect(commands.getByRole('rowheader', { name: 'alloy applyResponse' }).first()).toBeVisible()
    await expect(commands).toContainText('renderDecisions')
  })
})
