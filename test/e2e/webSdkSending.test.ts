import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Frame, Locator } from 'playwright'
import { poll } from '../browser/poll.ts'
import { expect } from './expect.ts'
import { lastSent, ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

/** The editor of a row, set to send through the page's instance. */
async function throughInstance(panel: Frame, row: string): Promise<Locator> {
  await panel.getByRole('button', { name: `Edit notification for ${row}`, exact: true }).click()
  const editor = panel.getByRole('region', { name: 'Notification editor' })
  await editor.getByRole('combobox', { name: 'Send as', exact: true }).selectOption('instance')
  return editor
}

async function send(panel: Frame, editor: Locator): Promise<void> {
  await editor.getByRole('button', { name: 'Send', exact: true }).click()
  const guard = panel.getByRole('dialog', { name: 'This counts in real reports' })
  await expect(guard).toContainText('may change or drop the event')
  await guard.getByRole('button', { name: 'Send display', exact: true }).click()
}

const homeCounts = (): number => session.edge.edgeNetwork.counts().impressions['home'] ?? 0

describe('a display that is sent through the page’s own instance of the Web SDK', () => {
  it('counts once, is listed as the tester’s send, and is not the page’s', async () => {
    const { panel } = await session.goTo('/web-sdk/forgets-home.html')
    await expect(ledgerRow(panel, 'home', 'due')).toBeVisible()
    const before = homeCounts()
    const editor = await throughInstance(panel, 'home')
    await expect(editor.getByRole('textbox', { name: 'Instance', exact: true })).toHaveValue('alloy')
    await send(panel, editor)

    await expect(editor.getByText('Accepted', { exact: true })).toBeVisible()
    await poll('The display of home', () => homeCounts() > before)
    expect(homeCounts()).toBe(before + 1)
    await expect(ledgerRow(panel, 'home', 'due')).toBeVisible()
    await expect(ledgerRow(panel, 'home', 'duplicate')).toHaveCount(0)
    const sent = await lastSent(panel)
    await expect(sent.getByRole('gridcell', { name: 'Accepted', exact: true })).toBeVisible()
    await expect(panel.getByRole('grid', { name: 'Sent notifications' }).getByRole('row')).toHaveCount(2)
    await sent.click()
    await expect(panel.getByRole('region', { name: 'Details' })).toContainText('through the page’s instance alloy')
  })

  it('is not sent where the page has no such function', async () => {
    const { panel } = await session.goTo('/web-sdk/forgets-home.html')
    await expect(ledgerRow(panel, 'product1', 'accepted')).toBeVisible()
    const calls = session.edge.edgeNetwork.requests().length
    const editor = await throughInstance(panel, 'home')
    await editor.getByRole('textbox', { name: 'Instance', exact: true }).fill('other')
    await send(panel, editor)
    await expect(editor).toContainText('The page has no function other. Nothing was sent.')
    await expect(panel.getByRole('status')).toContainText('The page has no function other.')
    expect(session.edge.edgeNetwork.requests()).toHaveLength(calls)
  })
})
