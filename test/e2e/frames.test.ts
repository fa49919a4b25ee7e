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

describe('what a frame is handed out is listed and can be notified from there', () => {
  it.each(Object.entries(FRAMES))('%s', async (_, open) => {
    const { page, panel }: Inspected = await session.goTo('/')
    await page.evaluate(open, prefetch('home'))
    await expect(ledgerRow(panel, 'home', 'due')).toBeVisible()
    await expect(panel.getByRole('status')).toContainText('2 frames')
    const before = session.edge.counts().impressions['home'] ?? 0
    const sent = await sendFrom(panel, 'Send display for home')
    await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
    expect(session.edge.counts().impressions['home']).toBe(before + 1)
  })
})
