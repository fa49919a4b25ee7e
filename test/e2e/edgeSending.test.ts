import type { Frame, Locator } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './expect.ts'
import { jsonText, requestJson, TALL_PANEL } from './requestJson.ts'
import { untilDone } from '../fixtures/shopPage.ts'
import { lastSent, ledgerRow, sendFrom, startSession, type Inspected, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

/** Shows a page of the shop with the real Web SDK. */
const show = (page: string): Promise<Inspected> => session.goTo(`/web-sdk/${page}`)
const counts = () => session.edge.edgeNetwork.counts()
const displays = (scope: string): number => counts().impressions[scope] ?? 0
const details = (panel: Frame): Locator => panel.getByRole('region', { name: 'Details' })
const outcome = (sent: Locator, name: string): Locator => sent.getByRole('gridcell', { name, exact: true })

describe('a send from a row of the Web SDK', () => {
  it('is accepted as a display, and counts once', async () => {
    const { panel } = await show('forgets-home.html')
    const before = displays('home')
    const sent = await sendFrom(panel, 'Send display for home')
    await expect(outcome(sent, 'Accepted')).toBeVisible()
    expect(displays('home')).toBe(before + 1)
  })
})

/** A page with the editor open on its row home, in a panel that draws the whole request. */
async function editHome() {
  const inspected = await show('forgets-home.html')
  const { panel, resize } = inspected
  await resize(TALL_PANEL)
  await panel.getByRole('button', { name: 'Edit notification for home', exact: true }).click()
  const editor = panel.getByRole('region', { name: 'Notification editor' })
  const send = async (): Promise<Locator> => {
    await editor.getByRole('button', { name: 'Send', exact: true }).click()
    return lastSent(panel)
  }
  const replace = async (old: RegExp, by: string): Promise<void> => {
    const text = await jsonText(editor)
    await (await requestJson(editor)).fill(text.replace(old, by))
  }
  return { ...inspected, editor, findings: editor.getByRole('list', { name: 'Findings' }), send, replace }
}

describe('an edited event', () => {
  it('with altered scopeDetails is a finding; the Edge Network accepts and does not count it', async () => {
    const { findings, replace, send } = await editHome()
    const before = displays('home')
    await replace(/"activity": \{\s+"id": "/, '$&9')
    await expect(findings).toContainText('scopeDetails')
    await expect(outcome(await send(), 'Accepted')).toBeVisible()
    expect(displays('home')).toBe(before)
    expect(counts().refused.at(-1)?.reason).toBe('scopeDetails is not as delivered')
  })

  it('that the Edge Network refuses shows its title and its detail', async () => {
    const { panel, findings, replace, send } = await editHome()
    const before = displays('home')
    await replace(/"xdm"/, '"xdn"')
    await expect(findings).toContainText('xdn')
    const sent = await send()
    await expect(outcome(sent, 'Rejected (422)')).toBeVisible()
    await sent.click()
    await expect(details(panel)).toContainText('Invalid request: No events, or one without xdm')
    expect(displays('home')).toBe(before)
  })
})

it('in hold mode a display counts nothing until it is released, then once', async () => {
  const alone = await startSession({ reloadsByPanel: true })
  const { page, panel } = await alone.goTo('/web-sdk/forgets-home.html')
  const displays = () => alone.edge.edgeNetwork.counts().impressions['product1'] ?? 0
  await panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck()
  await expect(ledgerRow(panel, 'product1', 'accepted')).toBeVisible()
  const before = displays()
  await panel.getByRole('button', { name: 'Hold mode', exact: true }).click()
  await expect(ledgerRow(panel, 'product1', 'held')).toBeVisible()
  await untilDone(page)
  expect(displays()).toBe(before)
  await panel.getByRole('button', { name: 'Release held notifications for product1', exact: true }).click()
  await expect(ledgerRow(panel, 'product1', 'accepted')).toBeVisible()
  expect(displays()).toBe(before + 1)
  await alone.close()
})
