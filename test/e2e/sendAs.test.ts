import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Frame, Locator } from 'playwright'
import { listen } from '../../demo/listen.ts'
import { outcomeIn } from '../browser/outcomes.ts'
import { expect } from './expect.ts'
import { lastSent, ORGANIZATION, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

/** The editor of a row, set to send as the server SDK. */
async function asServerSdk(panel: Frame, row: string): Promise<Locator> {
  await panel.getByRole('button', { name: `Edit notification for ${row}`, exact: true }).click()
  const editor = panel.getByRole('region', { name: 'Notification editor' })
  await expect(editor.getByRole('combobox', { name: 'Send as', exact: true })).toHaveValue('page')
  await editor.getByRole('combobox', { name: 'Send as', exact: true }).selectOption('server SDK')
  await editor.getByRole('textbox', { name: 'organizationId', exact: true }).fill(ORGANIZATION)
  return editor
}

async function send(panel: Frame, editor: Locator): Promise<Locator> {
  await editor.getByRole('button', { name: 'Send', exact: true }).click()
  return lastSent(panel)
}

/** The last call to the edge, and its headers by name in lower case. */
function lastCall(): { path: string; body: string; headers: Record<string, string> } {
  const { path, body, rawHeaders } = session.edge.requests().at(-1)!
  const pairs = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), rawHeaders[at + 1] ?? '']] : []))
  return { path, body, headers: Object.fromEntries(pairs) as Record<string, string> }
}

/** A site with its own Delivery API: its page requests a mbox and has a cookie. `received` are the headers of its calls. */
async function startOwnTarget() {
  const received: IncomingHttpHeaders[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('Content-Type', 'text/html')
    if (request.method !== 'POST') return void response.end(OWN_PAGE)
    received.push(request.headers)
    const body = await text(request)
    const answered = await fetch(new URL(request.url ?? '', session.edge.url), { method: 'POST', body })
    response.end(await answered.text())
  }
  const site = await listen(
    createServer((request, response) => void answer(request, response).catch(() => response.destroy())),
    0,
  )
  return { ...site, received }
}

const OWN_PAGE = `<!doctype html><script>
  document.cookie = 'own=1'
  const body = { context: { channel: 'web' }, prefetch: { mboxes: [{ index: 0, name: 'home' }] } }
  const url = '/rest/v1/delivery?client=demo&sessionId=own-session'
  fetch(url, { method: 'POST', body: JSON.stringify(body) })
</script>`

describe('a notification that is sent as the server SDK', () => {
  it('is the call that was shown, without cookies and referrer, counts once, and Details show the SDK’s result', async () => {
    const { page, panel } = await session.inspect('/forgets-product1.html')
    const editor = await asServerSdk(panel, 'product1')
    const call = editor.getByRole('region', { name: 'SDK call' })
    const { host } = new URL(session.edge.url)
    await expect(editor.getByRole('textbox', { name: 'serverDomain', exact: true })).toHaveValue(host)
    await expect(call).toContainText(`POST ${session.edge.url}/rest/v1/delivery?imsOrgId=ORG%40AdobeOrg&sessionId=`)
    await expect(call.getByRole('list', { name: 'In the browser' })).toContainText(
      'Content-Type: text/plain instead of',
    )
    const shown = (await call.getByText('POST http').textContent()) ?? ''
    const before = session.edge.counts().impressions['product1'] ?? 0

    const sent = await send(panel, editor)
    await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
    expect(session.edge.counts().impressions['product1']).toBe(before + 1)
    const { path, body, headers } = lastCall()
    expect(shown).toContain(`POST ${session.edge.url}${path}\n`)
    expect(headers).toMatchObject({ 'content-type': 'text/plain', origin: new URL(page.url()).origin })
    expect(Object.keys(headers).filter(name => /^(?:cookie|referer|x-)/.test(name))).toEqual([])
    expect(JSON.parse(body)).toMatchObject({ experienceCloud: { analytics: { logging: 'server_side' } } })

    await sent.click()
    const details = panel.getByRole('region', { name: 'Details' })
    await expect(details).toContainText('sent as server SDK')
    const result = details.getByRole('tree', { name: 'What the SDKs return' })
    for (const member of ['request', 'targetCookie', 'meta', 'response']) await expect(result).toContainText(member)
    await expect(result).toContainText('server-side')
  })

  it('keeps its headers on the way to the page’s own origin, and has no cookies there either', async () => {
    const site = await startOwnTarget()
    const { page, panel } = await session.goTo('/')
    await page.goto(site.url)
    const editor = await asServerSdk(panel, 'home')
    const differences = editor.getByRole('list', { name: 'In the browser' })
    await expect(differences).toContainText(`Origin: ${site.url} added`)
    await expect(differences).not.toContainText('Content-Type')
    await editor.getByRole('button', { name: 'Send', exact: true }).click()
    const guard = panel.getByRole('dialog', { name: 'This counts in real reports' })
    await guard.getByRole('button', { name: 'Send display', exact: true }).click()
    const sent = await lastSent(panel)
    await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
    const headers = site.received.at(-1)!
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-exc-sdk': 'AdobeTargetNode' })
    expect([headers.cookie, headers.referer]).toEqual([undefined, undefined])
    await page.goto(session.shop.url)
    await site.close()
  })
})

it('where the page’s policy does not allow calls to Target, a send as the server SDK ends as one as the page', async () => {
  const { panel } = await session.goTo('/own-policy.html')
  const editor = await asServerSdk(panel, 'home')
  const sent = await send(panel, editor)
  const expected = outcomeIn(
    session.browser.name,
    'the outcome of a send on a page whose policy does not allow calls to Target',
  )
  await expect(sent.getByRole('gridcell', { name: expected, exact: true })).toBeVisible()
})
