import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { click, press as pressKey, typeInto } from '../../src/panel/view/kit/testing.ts'
import { chooseItem, confirm, field, lastSent, press, shown, startShopPanels } from './shopPanel.tsx'

let shop: Awaited<ReturnType<typeof startShopPanels>>
beforeAll(async () => {
  shop = await startShopPanels()
})
afterEach(() => shop.leave())
afterAll(() => shop.close())

const impressions = (): number => shop.edge.counts().impressions['product1'] ?? 0

/** A page with the editor open on its row product1. */
async function edit(path = '/forgets-product1.html') {
  const panel = await shop.show(path)
  await press(panel, 'Edit notification for product1')
  const editor = await shown(() => panel.part('Notification editor'))
  const foot = await shown(() => editor.querySelector<HTMLElement>('.drawer-foot'))
  const send = (): void => click(foot.querySelector('.primary'))
  /** Sends, and answers the question before it, if there is one. */
  const sendAndConfirm = async (): Promise<void> => {
    send()
    await confirm(panel)
  }
  return { ...panel, editor, foot, send, sendAndConfirm }
}
const findings = ({ editor }: { editor: HTMLElement }): string =>
  editor.querySelector('[aria-label="Findings"]')?.textContent ?? ''
const faultRow = (panel: Awaited<ReturnType<typeof edit>>, fault: string) =>
  panel.rows('Fault run').find(row => row.textContent.includes(fault))

it('an edited notification with a wrong token, checked leniently, is shown as Not acknowledged', async () => {
  shop.edge.setChecking('lenient')
  const panel = await edit()
  typeInto(field(panel, 'Tokens'), 'wrong')
  expect(panel.panel.editing.draft.value?.json.value).toMatch(/"tokens": \[\s+"wrong"\s+\]/)
  expect(findings(panel)).toContain('wrong')
  await panel.sendAndConfirm()
  await lastSent(panel, 'Not acknowledged')
})

describe('faults on purpose', () => {
  it('lead from the table to the send itself, and show what a lenient edge answers', async () => {
    const panel = await edit()
    await chooseItem(panel, 'Faults', 'Token altered')
    await confirm(panel)
    click((await shown(() => faultRow(panel, 'Token altered'))).querySelector('button'))
    await shown(() => panel.part('Details')?.textContent.includes('Rejected (400)'))
    shop.edge.setChecking('lenient')
    await chooseItem(panel, 'Faults', 'No state')
    await shown(() => faultRow(panel, 'No state')?.textContent.includes('Not acknowledged'))
  })
})

describe('presets', () => {
  it('put all that is due at once into one request, and each notification is acknowledged and counted', async () => {
    const panel = await edit()
    const before = impressions()
    await chooseItem(panel, 'Presets', 'Everything that is due, in one request')
    await panel.sendAndConfirm()
    await shown(() => panel.foot.textContent.includes('Acknowledged'))
    expect(impressions()).toBe(before + 1)
  })

  it('repeat with the same impressionId, which counts nothing more', async () => {
    const panel = await edit()
    const before = impressions()
    await panel.sendAndConfirm()
    await shown(() => panel.foot.textContent.includes('Acknowledged'))
    await chooseItem(panel, 'Presets', 'Repeat with the same impressionId')
    panel.send()
    await press(panel, /^Sent/)
    await shown(
      () => panel.rows('Sent notifications').filter(row => row.textContent.includes('Acknowledged')).length === 2,
    )
    expect(impressions()).toBe(before + 1)
  })
})

describe('the editor', () => {
  it('edits the request around the notifications, and asks before it counts in another property', async () => {
    const panel = await edit()
    await panel.sendAndConfirm()
    await shown(() => panel.foot.textContent.includes('Acknowledged'))
    await press(panel, /^Request127/)
    typeInto(await shown(() => field(panel, 'Property')), 'another-property')
    typeInto(field(panel, 'Session id'), 'another session')
    panel.send()
    const guard = await shown(() => panel.part('This counts in real reports'))
    expect(guard.textContent).toContain('another-property')
    await confirm(panel)
    await shown(() => shop.edge.requests().at(-1)?.path.includes('sessionId=another%20session'))
    expect(shop.edge.requests().at(-1)?.body).toContain('"property":{"token":"another-property"}')
  })

  it('shows how a send differs from the page’s own, and why it matters', async () => {
    const panel = await edit('/correct.html')
    const tokens = field(panel, 'Tokens')
    typeInto(tokens, tokens.value.replace(/=+$/, ''))
    await shown(() => findings(panel).includes('padding'))
    await panel.sendAndConfirm()
    await shown(() => panel.foot.textContent.includes('Rejected (400)'))
    click((await lastSent(panel, 'Rejected (400)')).querySelector('[role="gridcell"]'))
    const rows = await shown(() => {
      const found = panel.rows('Difference from the page’s own')
      return found.length > 0 && found
    })
    expect(rows.find(row => row.textContent.includes('tokens[0]'))?.textContent).toContain('padding')
    expect(rows.some(row => row.textContent.includes('context.beacon'))).toBe(true)
  })

  it('keeps what was typed when it is closed, and when the page is left without a preserved log', async () => {
    const panel = await edit('/correct.html')
    typeInto(field(panel, 'State'), 'mine')
    pressKey('Escape')
    await shown(() => panel.part('Notification editor') === undefined)
    await press(panel, 'Edit notification for product1')
    await shown(() => field(panel, 'State').value === 'mine')
    await shown(() => panel.part('Notification editor')?.textContent.includes('changed: 1'))
    const log = panel.all('[type="checkbox"]').find(one => one.closest('label')?.textContent.includes('Preserve log'))
    if ((log as HTMLInputElement).checked) click(log)
    expect((log as HTMLInputElement).checked).toBe(false)
    await panel.goTo('/correct.html')
    await shown(() => panel.ledger('product1').length === 1)
    expect(field(panel, 'State').value).toBe('mine')
  })
})
