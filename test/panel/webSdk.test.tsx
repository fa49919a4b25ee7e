import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { click, typeInto } from '../../src/panel/view/kit/testing.ts'
import forgetsHome from '../fixtures/alloy/forgets-home.json' with { type: 'json' }
import homeTwice from '../fixtures/alloy/home-twice.json' with { type: 'json' }
import queueKept from '../fixtures/alloy/queue-kept.json' with { type: 'json' }
import withDelivery from '../fixtures/alloy/with-delivery.json' with { type: 'json' }
import { exchangesOfVisit, type RecordedVisit } from '../fixtures/alloyCalls.ts'
import { anExchange } from '../fixtures/exchanges.ts'
import { confirm, field, lastSent, postTo, press, shown, startShopPanels } from './shopPanel.tsx'

let shop: Awaited<ReturnType<typeof startShopPanels>>
beforeAll(async () => {
  shop = await startShopPanels()
})
afterEach(() => shop.leave())
afterAll(() => shop.close())

/** The panel beside a call that asked the edge for a scope, as the Web SDK does. */
async function ask(scope: string, stream = 'teahouse') {
  const panel = await shop.show('/')
  const url = `${shop.edge.url}/ee/v1/interact?configId=${stream}&requestId=00000000-0000-4000-8000-000000000001`
  const query = { personalization: { schemas: [], decisionScopes: [scope] } }
  const request = { events: [{ xdm: {}, data: { __adobe: { target: {} } }, query }] }
  const { status, text } = await postTo(url, JSON.stringify(request))
  panel.addFrame().record(anExchange({ url, request, status, response: text }))
  return panel
}

describe('a page with the Web SDK', () => {
  it.each([
    ['forgets a form-based scope', forgetsHome, 'home', 'due'],
    ['displays a scope twice', homeTwice, 'home', 'duplicate'],
    ['never sends what it queued', queueKept, 'pageLoad', 'due'],
  ])('that %s has that in the ledger', async (_, visit, location, status) => {
    const panel = await shop.show('/')
    panel.addFrame().record(...exchangesOfVisit(visit as RecordedVisit))
    await shown(() => panel.ledger(location, status)[0])
  })

  it('and the Delivery API has both in one ledger, each with its protocol', async () => {
    const panel = await shop.show('/correct.html')
    panel.addFrame().record(...exchangesOfVisit(withDelivery as RecordedVisit))
    await shown(() => panel.ledger('pageLoad', 'accepted')[0])
    await shown(() => panel.ledger('home', 'sent')[0])
    typeInto(field(panel, 'Filter'), 'dialect:delivery')
    await shown(() => panel.ledger('pageLoad').length === 0)
    expect(panel.ledger('home', 'sent')).toHaveLength(1)
  })
})

it('a send from a row of the Web SDK is accepted as a click, and counts once', async () => {
  const panel = await ask('signup')
  const clicks = (): number => shop.edge.edgeNetwork.counts().clicks['signup'] ?? 0
  const before = clicks()
  await press(panel, 'Send click for signup')
  await confirm(panel)
  await lastSent(panel, 'Accepted')
  expect(clicks()).toBe(before + 1)
})

describe('the error of an event', () => {
  it('is shown when it was sent to a datastream whose answer is 207, after a question that names the datastream', async () => {
    const panel = await ask('home')
    await press(panel, 'Send display for home')
    await confirm(panel)
    await lastSent(panel, 'Accepted')
    await press(panel, /^Ledger/)
    await press(panel, 'Edit notification for home')
    const editor = await shown(() => panel.part('Notification editor'))
    await press(panel, /^Request/)
    typeInto(await shown(() => field(panel, 'Datastream')), 'teahouse-partial')
    click(editor.querySelector('.drawer-foot .primary'))
    await shown(() => panel.part('This counts in real reports')?.textContent.includes('teahouse-partial'))
    await confirm(panel)
    click((await lastSent(panel, 'Rejected (503)')).querySelector('[role="gridcell"]'))
    await shown(() => panel.part('Details')?.textContent.includes('temporarily unable to serve this request'))
  })

  it('in the page’s own answer with 207 is in the Details of the call', async () => {
    const panel = await ask('home', 'teahouse-partial')
    await press(panel, /^Calls/)
    click((await shown(() => panel.rows('Calls').at(-1))).querySelector('[role="gridcell"]'))
    await shown(() => panel.part('Details')?.textContent.includes('temporarily unable to serve this request'))
  })
})
