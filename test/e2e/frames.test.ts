import { expect } from './expect.ts'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { account } from '../../demo/shop/account.ts'
import { ledgerRow, sendFrom, startSession, type Inspected, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

/** How a page opens each kind of frame: `code` runs in the frame. */
const FRAMES: Record<string, (code: string) => void> = {
  'an empty one': code => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    const script = frame.contentDocument?.createElement('script')
    if (!script) throw new Error('The frame has no document')
    script.textContent = code
    frame.contentDocument?.head.append(script)
  },
  'about:blank': code => {
    const frame = document.createElement('iframe')
    frame.src = 'about:blank'
    frame.addEventListener('load', () => {
      const script = frame.contentDocument?.createElement('script')
      if (!script) return
      script.textContent = code
      frame.contentDocument?.body.append(script)
    })
    document.body.append(frame)
  },
  srcdoc: code => {
    const frame = document.createElement('iframe')
    frame.srcdoc = `<script>${code}</script>`
    document.body.append(frame)
  },
  'blob:': code => {
    const frame = document.createElement('iframe')
    frame.src = URL.createObjectURL(new Blob([`<script>${code}</script>`], { type: 'text/html' }))
    document.body.append(frame)
  },
  sandboxed: code => {
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.srcdoc = `<script>${code}</script>`
    document.body.append(frame)
  },
}

/** The text of a script that asks the edge for one mbox. */
function prefetch(mbox: string): string {
  const url = `${session.edge.url}/rest/v1/delivery?client=${account.client}&sessionId=frames&version=2.11.4`
  const body = { context: { channel: 'web' }, prefetch: { mboxes: [{ index: 0, name: mbox }] } }
  return `fetch(${JSON.stringify(url)}, { method: 'POST', credentials: 'include', body: ${JSON.stringify(JSON.stringify(body))} })`
}

/** A page of the shop as another origin, which the edge answers too. */
function elsewhere(path: string): string {
  const { port } = new URL(session.shop.url)
  return new URL(path, `http://localhost:${port}`).href
}

it('the row of a frame of another origin names that origin', async () => {
  const { page, panel } = await session.goTo('/')
  const url = elsewhere('/forgets-product1.html')
  await page.evaluate(src => {
    const frame = document.createElement('iframe')
    frame.src = src
    document.body.append(frame)
  }, url)
  const row = ledgerRow(panel, 'product1', 'due')
  await row.getByRole('gridcell').first().click()
  const details = panel.getByRole('region', { name: 'Details' })
  await expect(details).toContainText(`Origin of the frame${new URL(url).origin}`)
  await expect(details).toContainText(url)
  await expect(row.getByTitle(`in a frame of another origin, ${new URL(url).origin}`)).toBeVisible()
})

describe('what a frame is delivered is listed and can be notified from there', () => {
  it.each(Object.entries(FRAMES))('%s', async (kind, open) => {
    const { page, panel }: Inspected = await session.goTo('/')
    await page.evaluate(open, prefetch('home'))
    await expect(ledgerRow(panel, 'home', 'due')).toBeVisible()
    await expect(ledgerRow(panel, 'home').getByText('opaque')).toHaveCount(kind === 'sandboxed' ? 1 : 0)
    await expect(panel.getByRole('status')).toContainText('2 frames')
    const before = session.edge.counts().impressions['home'] ?? 0
    const sent = await sendFrom(panel, 'Send display for home')
    await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
    expect(session.edge.counts().impressions['home']).toBe(before + 1)
  })
})
