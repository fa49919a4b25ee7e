import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { account } from '../../demo/shop/account.ts'
import { click } from '../../src/panel/view/kit/testing.ts'
import { anExchange } from '../fixtures/exchanges.ts'
import { confirm, lastSent, postTo, press, shown, startShopPanels } from './shopPanel.tsx'

let shop: Awaited<ReturnType<typeof startShopPanels>>
beforeAll(async () => {
  shop = await startShopPanels()
})
afterEach(() => shop.leave())
afterAll(() => shop.close())

const counts = () => shop.edge.edgeNetwork.counts()
const displays = (): number => counts().impressions['home'] ?? 0

/** The panel beside a call that asked the Edge Network for the scope home. */
async function askForHome() {
  const panel = await shop.show('/')
  const url = `${shop.edge.url}/ee/v1/interact?configId=teahouse&requestId=00000000-0000-4000-8000-000000000001`
  const query = { personalization: { schemas: [], decisionScopes: ['home'] } }
  const cookie = { key: `kndctr_${account.organizationId.replace('@', '_')}_consent`, value: 'general=in' }
  const meta = { state: { domain: '127.0.0.1', cookiesEnabled: true, entries: [cookie] } }
  const request = { meta, events: [{ xdm: {}, data: { __adobe: { target: {} } }, query }] }
  const { status, text } = await postTo(url, JSON.stringify(request))
  panel.addFrame().record(anExchange({ url, request, status, response: text }))
  return panel
}

it('before an event is sent to the Edge Network, the question names datastream, organisation and host, and what that bypasses', async () => {
  const panel = await askForHome()
  const before = displays()
  await press(panel, 'Send display for home')
  const question = await shown(() => panel.part('This counts in real reports'))
  for (const fact of [
    'teahouse',
    account.organizationId,
    new URL(shop.edge.url).host,
    'onBeforeEventSend and consent',
  ]) {
    expect(question.textContent).toContain(fact)
  }
  expect(displays()).toBe(before)
  await confirm(panel)
  await lastSent(panel, 'Accepted')
  expect(displays()).toBe(before + 1)
})

/** The editor of the row home, with the JSON of its request changed. */
async function editHome(old: RegExp, by: string) {
  const panel = await askForHome()
  await press(panel, 'Edit notification for home')
  const editor = await shown(() => panel.part('Notification editor'))
  const foot = await shown(() => editor.querySelector<HTMLElement>('.drawer-foot'))
  const draft = panel.panel.editing.draft.value!
  const text = draft.json.value.replace(old, by)
  expect(text).not.toBe(draft.json.value)
  draft.type(text)
  const findings = () => editor.querySelector('[aria-label="Findings"]')?.textContent ?? ''
  const send = async (): Promise<void> => {
    click(foot.querySelector('.primary'))
    await confirm(panel)
  }
  return { ...panel, findings, send }
}

describe('an edited event', () => {
  it('with altered scopeDetails is a finding; the Edge Network accepts and does not count it', async () => {
    const panel = await editHome(/"activity": \{\s+"id": "/, '$&9')
    const before = displays()
    await shown(() => panel.findings().includes('scopeDetails'))
    await panel.send()
    await lastSent(panel, 'Accepted')
    expect(displays()).toBe(before)
    expect(counts().refused.at(-1)?.reason).toBe('scopeDetails is not as delivered')
  })

  it('that the Edge Network refuses shows its title and its detail', async () => {
    const panel = await editHome(/"xdm"/, '"xdn"')
    const before = displays()
    await shown(() => panel.findings().includes('xdn'))
    await panel.send()
    click((await lastSent(panel, 'Rejected (422)')).querySelector('[role="gridcell"]'))
    await shown(() => panel.part('Details')?.textContent.includes('Invalid request: No events, or one without xdm'))
    expect(displays()).toBe(before)
  })
})
