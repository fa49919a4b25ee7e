import type { Frame } from 'playwright'
import { expect } from './expect.ts'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import { poll } from '../browser/poll.ts'
import { harOfElsewhere } from './harOfElsewhere.ts'
import { importFile, lastSent, ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

async function importAndEdit(panel: Frame, har: string) {
  await panel.getByRole('button', { name: 'Clear', exact: true }).click()
  await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
  await importFile(panel, 'elsewhere.har', har)
  await expect(ledgerRow(panel, 'product1', 'due')).toBeVisible()
  await panel.getByRole('button', { name: 'Edit notification for product1', exact: true }).click()
  return panel.getByRole('region', { name: 'Notification editor' })
}

it('with no page that could send it, an import is sent from the extension, visibly and without cookies, and counts', async () => {
  const { panel } = await session.inspect('/')
  const details = panel.getByRole('region', { name: 'Details' })
  const impressions = (): number => session.edge.counts().impressions['product1'] ?? 0
  const editor = await importAndEdit(panel, await harOfElsewhere(session.edge))
  await expect(editor.getByRole('combobox', { name: 'Send from' })).toHaveValue('extension')
  await expect(editor).toContainText('No open page can send it')
  await expect(editor.getByRole('list', { name: 'From the extension' })).toContainText('Cookie: left out')
  await editor.getByRole('button', { name: 'Send', exact: true }).click()
  const guard = panel.getByRole('dialog', { name: 'This counts in real reports' })
  await expect(guard).toContainText('The extension, not the page, sends it')
  expectValue(impressions()).toBe(0)
  await guard.getByRole('button', { name: 'Send display', exact: true }).click()
  const sent = await lastSent(panel)
  await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
  await expect(sent).toContainText('extension')
  expectValue(impressions()).toBe(1)
  const headers = (session.edge.requests().at(-1)?.rawHeaders ?? []).map(header => header.toLowerCase())
  expectValue(headers[headers.indexOf('origin') + 1]).toMatch(/^(?:chrome|moz)-extension:\/\//)
  expectValue(headers).not.toContain('cookie')
  expectValue(headers).not.toContain('referer')
  await sent.click()
  await expect(details).toContainText('sent from the extension')

  // The outcome is unknown when the background stops before the answer.
  const slow = await importAndEdit(panel, await harOfElsewhere(session.edge, { fault: '&fault=delay:8000' }))
  const before = session.edge.requests().length
  await slow.getByRole('button', { name: 'Send', exact: true }).click()
  await poll('The request', async () => session.edge.requests().length > before)
  await session.browser.stopBackground()
  await (await lastSent(panel)).click()
  await expect(details).toContainText('background stopped before one came')
})
