import type { Frame, Locator } from 'playwright'
import { expect } from './expect.ts'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

/** A page with the editor open on a row. */
async function edit(location: string, path = '/forgets-product1.html') {
  const inspected = await session.goTo(path)
  const { panel } = inspected
  await panel
    .getByRole('button', { name: `Edit notification for ${location}`, exact: true })
    .first()
    .click()
  return { ...inspected, editor: panel.getByRole('region', { name: 'Notification editor' }) }
}

async function choose(panel: Frame, menu: string, item: string): Promise<void> {
  await panel.getByRole('button', { name: menu, exact: true }).click()
  await panel.getByRole('menuitem', { name: item, exact: true }).click()
}

const faultRow = (panel: Frame, fault: string): Locator =>
  panel.getByRole('table', { name: 'Fault run' }).getByRole('row').filter({ hasText: fault })

describe('faults on purpose', () => {
  it('are tried one by one, and what the edge answers is tabulated', async () => {
    const { panel } = await edit('product1')
    const before = session.edge.counts().impressions['product1'] ?? 0
    await choose(panel, 'Faults', 'All of them')
    const dialog = panel.getByRole('dialog', { name: 'This counts in real reports' })
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await dialog.getByRole('button', { name: /^Send \d\d requests$/ }).click()
    await expect(faultRow(panel, 'Body cut in half')).toContainText('Rejected (400)', { timeout: 60_000 })
    for (const fault of [
      'Token altered',
      'Token without its padding',
      'State of another location',
      'No state',
      'Timestamp in seconds',
    ]) {
      await expect(faultRow(panel, fault)).toContainText('Rejected (400)')
    }
    await expect(faultRow(panel, 'context.beacon')).toContainText('Accepted, no body')
    await expect(faultRow(panel, 'The same impressionId twice')).toHaveCount(2)
    await expect(faultRow(panel, 'The same impressionId twice').last()).toContainText('Acknowledged')
    // Beside those that the edge does not look at, one of the two under the same impressionId.
    const counted = (session.edge.counts().impressions['product1'] ?? 0) - before
    const acknowledged = await faultRow(panel, 'Acknowledged').count()
    expect(counted).toBeGreaterThan(0)
    expect(counted).toBeLessThan(acknowledged + 2)
  })
})

it('keeps what was sent through a navigation, and sends it again with fresh ids from the page that is there now', async () => {
  const { page, panel, editor } = await edit('product1')
  await panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck()
  await editor.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(editor.getByText('Acknowledged', { exact: true })).toBeVisible()
  await page.reload()
  await expect(ledgerRow(panel, 'product1')).toHaveCount(1)
  await panel.getByRole('tab', { name: 'Sent', exact: true }).click()
  const sent = panel.getByRole('grid', { name: 'Sent notifications' }).getByRole('row')
  await expect(sent).toHaveCount(2)
  await sent.last().click()
  await panel.getByRole('button', { name: 'Edit and send again…' }).click()
  await editor.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(sent).toHaveCount(3)
  await expect(panel.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toHaveCount(2)
  const [first, second] = session.edge
    .requests()
    .slice(-2)
    .map(({ body }) => (JSON.parse(body) as { notifications?: { id: string }[] }).notifications?.[0]?.id)
  expect(first).not.toBe(second)
})

it('copies the request in the editor as code', async () => {
  const { panel, editor } = await edit('product1')
  for (const [item, start] of [
    ['cURL', 'curl '],
    ['Python SDK', 'NotificationMbox('],
  ] as const) {
    await choose(panel, 'Copy as', item)
    await expect(panel.getByRole('status')).toContainText(`Copied: ${item}`)
    expect(await session.browser.readClipboard()).toContain(start)
  }
  await expect(editor).toBeVisible()
})
