import { expect } from './expect.ts'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { inspectPage, lastSent, ledgerRow, sendFrom, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

interface Decision {
  prefetch: { mboxes: { name: string; state: string; options?: { eventToken: string }[] }[] }
}

describe('in the real DevTools panel', () => {
  it('lists mboxes with exact state and tokens though it opens after the page’s first call', async () => {
    const page = await session.visit('/correct.html')
    const answer = session.edge.requests().findLast(({ body }) => body.includes('"prefetch"'))?.answer ?? ''
    const { prefetch } = JSON.parse(answer) as Decision
    const { panel } = await inspectPage(session, page)
    for (const { name, state, options = [] } of prefetch.mboxes) {
      const row = ledgerRow(panel, name).first()
      await expect(row.getByRole('gridcell', { name: state, exact: true })).toBeAttached()
      for (const { eventToken } of options) {
        await expect(row.getByRole('gridcell', { name: eventToken, exact: true })).toBeAttached()
      }
    }
  })

  it('sends a display, which is acknowledged and counted once', async () => {
    const { panel } = await session.inspect('/forgets-product1.html')
    await expect(ledgerRow(panel, 'product1', 'due')).toBeVisible()
    const before = session.edge.counts().impressions['product1'] ?? 0
    const sent = await sendFrom(panel, 'Send display for product1')
    await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
    expect(session.edge.counts().impressions['product1']).toBe(before + 1)
    await sent.click()
    const details = panel.getByRole('region', { name: 'Details' })
    await expect(details.getByRole('tree', { name: 'Response' })).toContainText('notifications')

    await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
    await expect(ledgerRow(panel, 'product1', 'due')).toBeVisible()
  })

  it('sends a click with the metric’s token', async () => {
    const { panel } = await session.goTo('/correct.html')
    const before = session.edge.counts().clicks['signup'] ?? 0
    const sent = await sendFrom(panel, 'Send click for signup')
    await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
    await expect(sent.getByRole('gridcell', { name: 'click', exact: true })).toBeVisible()
    expect(session.edge.counts().clicks['signup']).toBe(before + 1)
  })

  // Checked leniently it is in test/panel/sends.test.tsx.
  it('shows an edited notification with a wrong token as Rejected (400)', async () => {
    const { panel } = await session.goTo('/forgets-product1.html')
    await panel.getByRole('button', { name: 'Edit notification for product1', exact: true }).click()
    const editor = panel.getByRole('region', { name: 'Notification editor' })
    await editor.getByRole('textbox', { name: 'Tokens' }).fill('wrong')
    await expect(editor.getByRole('textbox', { name: 'Request JSON' })).toContainText(/"tokens": \[\s+"wrong"\s+\]/)
    await expect(editor.getByRole('list', { name: 'Findings' })).toContainText('wrong')
    await editor.getByRole('button', { name: 'Send', exact: true }).click()
    const sent = await lastSent(panel)
    await expect(sent.getByRole('gridcell', { name: 'Rejected (400)', exact: true })).toBeVisible()
  })
})
