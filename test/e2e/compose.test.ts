import type { Locator } from 'playwright'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import { account } from '../../demo/shop/account.ts'
import { expect } from './expect.ts'
import { lastSent, startSession, type Inspected, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

/** Content that the edge delivers to a server, of which the panel sees nothing. */
async function deliveredElsewhere() {
  const url = new URL(`/rest/v1/delivery?client=${account.client}&sessionId=of-a-server`, session.edge.url).href
  const body = { context: { channel: 'web' }, prefetch: { mboxes: [{ index: 0, name: 'product1' }] } }
  const answer = (await (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).json()) as Delivered
  const [
    {
      state,
      options: [{ eventToken }],
    },
  ] = answer.prefetch.mboxes
  return { url, state, eventToken, tntId: answer.id.tntId }
}

interface Delivered {
  id: { tntId: string }
  prefetch: { mboxes: [{ state: string; options: [{ eventToken: string }] }] }
}

/** Goes by Tab to a control. */
async function tabTo(control: Locator, { keyboard }: Inspected): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await control.evaluate(element => element === document.activeElement)) break
    await keyboard.press('Tab')
  }
  await expect(control).toBeFocused()
}

it('on an empty panel a notification is composed by the keyboard alone and sent, and Target counts it once', async () => {
  const { url, state, eventToken, tntId } = await deliveredElsewhere()
  const inspected = await session.inspect('/')
  const { panel, keyboard } = inspected
  const impressions = (): number => session.edge.counts().impressions['product1'] ?? 0
  const before = impressions()
  await expect(panel.getByRole('heading', { name: 'No Target traffic yet' })).toBeVisible()
  // A frame gets the keyboard by a click; what follows needs none.
  await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
  await tabTo(panel.getByRole('button', { name: 'New notification…', exact: true }), inspected)
  await keyboard.press('Enter')
  const dialog = panel.getByRole('dialog', { name: 'New notification' })
  const field = (name: string): Locator => dialog.getByRole('textbox', { name, exact: true })
  await expect(field('Command or URL')).toBeFocused()
  await keyboard.type(url)
  await expect(dialog).toContainText('Filled in: Host, Client, Session id.')
  for (const [name, text] of [
    ['Mbox name', 'product1'],
    ['Token', eventToken],
    ['State', state],
    ['tntId', tntId],
  ] as const) {
    await tabTo(field(name), inspected)
    await keyboard.type(text)
  }
  await keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  const editor = panel.getByRole('region', { name: 'Notification editor' })
  await expect(panel.getByRole('combobox', { name: 'Type', exact: true })).toBeFocused()
  await expect(editor.getByRole('combobox', { name: 'Send from' })).toHaveValue('page')
  await keyboard.press('Control+Enter')
  await expect(panel.getByRole('status')).toContainText('Acknowledged: display for product1')
  expectValue(impressions()).toBe(before + 1)
  await expect((await lastSent(panel)).getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
})
