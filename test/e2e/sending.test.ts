import { expect } from './expect.ts'
import { afterAll, beforeAll, it } from 'vitest'
import { outcomeIn } from '../browser/outcomes.ts'
import { sendAgainFrom, sendFrom, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

it('where the page’s policy does not allow calls to Target, the browser blocks a send too, and the panel shows that, or it reaches Target', async () => {
  const { panel } = await session.goTo('/own-policy.html')
  const before = session.edge.requests().length
  const expected = outcomeIn(
    session.browser.name,
    'the outcome of a send on a page whose policy does not allow calls to Target',
  )
  const sent = await sendFrom(panel, 'Send display for home')
  await expect(sent.getByRole('gridcell', { name: expected, exact: true })).toBeVisible()
  await sent.click()
  const isBlocked = expected !== 'Acknowledged'
  const { host } = new URL(session.edge.url)
  const sentence = isBlocked ? `(connect-src) does not allow calls to ${host}` : 'The answer echoes'
  await expect(panel.getByRole('region', { name: 'Details' })).toContainText(sentence)
  expect(session.edge.requests()).toHaveLength(isBlocked ? before : before + 1)
})

it('where the page has a service worker, a send is acknowledged, and is one request, whether or not it passes that worker', async () => {
  const { page, panel } = await session.goTo('/unseen.html?how=refetched')
  const passed = (): Promise<number> => page.evaluate(() => Number(document.documentElement.dataset.refetched ?? 0))
  await expect.poll(passed).toBe(2)
  const before = session.edge.requests().length
  const sent = await sendAgainFrom(panel, 'Send display for home')
  await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
  expect(session.edge.requests()).toHaveLength(before + 1)
  // The page's next call passes it in any case, after what the send made it report.
  await page.evaluate(
    url => fetch(url, { method: 'POST', body: '{}' }),
    `${session.edge.url}/rest/v1/delivery?client=demo`,
  )
  const what = 'how many sends go through the service worker of a page that has one'
  await expect.poll(passed).toBe(3 + Number(outcomeIn(session.browser.name, what)))
})

it('the network log names the script that made a send, so that the send counts as the tester’s where only the log saw it', async () => {
  const { panel } = await session.goTo('/forgets-product1.html')
  const ownSends = (): Promise<number> =>
    panel.evaluate(async () => {
      const log = new BroadcastChannel(`network/${chrome.devtools.inspectedWindow.tabId}`)
      // Reports of single calls come by the same channel.
      const news = await new Promise<{ calls: { ownSend?: boolean }[]; first: number; next: number }>(resolve => {
        log.onmessage = ({ data }) => data.calls?.length === data.next - data.first && resolve(data)
        log.postMessage({ kind: 'ask' })
      })
      log.close()
      return news.calls.filter(({ ownSend }) => ownSend).length
    })
  const before = await ownSends()
  const sent = await sendFrom(panel, 'Send display for product1')
  await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
  await expect.poll(ownSends).toBe(before + 1)
})
