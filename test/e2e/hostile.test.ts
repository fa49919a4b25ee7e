import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Frame } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { account } from '../../demo/shop/account.ts'
import { expect } from './expect.ts'
import { importFile, lastSent, ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
let bank: Bank
beforeAll(async () => {
  session = await startSession()
  bank = await startBank()
})
afterAll(async () => {
  await session.close()
  await bank.close()
})

/** A site of the tester's own whose cookie goes with its own requests alone, and what is posted to it. */
interface Bank {
  url: string
  posted: { path: string; cookie: string | undefined }[]
  close: () => Promise<void>
}

async function startBank(): Promise<Bank> {
  const posted: Bank['posted'] = []
  const server: Server = createServer(({ method, url = '', headers: { cookie } }, response) => {
    if (method === 'POST') posted.push({ path: url, cookie })
    response.setHeader('Set-Cookie', 'session=secret; SameSite=Strict; HttpOnly; Path=/')
    response.setHeader('Content-Type', 'text/html')
    response.end('<!doctype html><title>Bank</title>')
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>(resolve => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { url: `http://127.0.0.1:${port}`, posted, close }
}

const load = (panel: Frame, value: object) => importFile(panel, 'a.json', JSON.stringify(value))

const answer = (name: string, more: object = {}) => ({
  status: 200,
  requestId: 'r',
  client: account.client,
  ...more,
  prefetch: { mboxes: [{ index: 0, name, options: [{ type: 'html', content: 'x', eventToken: `token-${name}` }] }] },
})

/** An export of one exchange, as a file may claim it. */
const exported = (name: string, { url, time = 1_750_000_000_000 }: { url: string; time?: number }) => {
  const body = (value: object) => ({ kind: 'text', text: JSON.stringify(value), length: JSON.stringify(value).length })
  const request = { source: 'XHR', time, method: 'POST', url, body: body({ context: { channel: 'web' } }) }
  const response = { kind: 'answered', time: 1_750_000_000_100, status: 200, body: body(answer(name)) }
  const exchange = { id: `id-${name}-${url}`, documentId: 'unknown', frameId: 0, request, response }
  return { format: 'mbox-inspector', version: 1, exchanges: [exchange] }
}

describe('a file with a time that no date has', () => {
  it('leaves every view as it is, and reports what could not be read', async () => {
    const { panel } = await session.goTo('/correct.html')
    await load(panel, exported('late', { url: `${session.edge.url}/rest/v1/delivery`, time: 9e15 }))
    await expect(panel.getByRole('status')).toContainText('1 could not be read')
    for (const view of ['Calls', 'Sent', 'Session', 'Ledger']) {
      await panel.getByRole('tab', { name: view, exact: true }).click()
      await expect(panel.getByRole('alert')).toHaveCount(0)
    }
    await expect(ledgerRow(panel, 'home', 'sent')).toBeVisible()
  })
})

describe('a host', () => {
  it('that an answer names is not sent to if it is not a host, and is marked if the tab has not called it', async () => {
    const { panel } = await session.goTo('/correct.html')
    await load(panel, answer('elsewhere', { client: 'another', edgeHost: '\t/second.invalid' }))
    await panel.getByRole('button', { name: 'Send display for elsewhere', exact: true }).click()
    const dialog = panel.getByRole('dialog', { name: 'This counts in real reports' })
    await expect(dialog).toContainText('https://another.tt.omtrdc.net/rest/v1/delivery')
    await expect(dialog).toContainText('No call from this tab to another.tt.omtrdc.net has been seen.')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })
})

it('a file cannot have the page’s own origin called at any path but Target’s', async () => {
  const { page, panel } = await session.goTo('/correct.html')
  await expect(ledgerRow(panel, 'home').first()).toBeVisible()
  // Without Preserve log the emptied ledger shows that the panel knows of the navigation.
  await panel.getByRole('checkbox', { name: 'Preserve log', exact: true }).uncheck()
  await page.goto(bank.url)
  await expect(ledgerRow(panel, 'home')).toHaveCount(0)
  await load(panel, exported('transfer', { url: `${bank.url}/admin/transfer?to=them&sessionId=s` }))
  await panel.getByRole('button', { name: 'Send display for transfer', exact: true }).click()
  const dialog = panel.getByRole('dialog', { name: 'This counts in real reports' })
  await expect(dialog).toContainText(`${bank.url}/admin/transfer`)
  await dialog.getByRole('button', { name: 'Send display' }).click()
  await (await lastSent(panel)).click()
  await expect(panel.getByRole('region', { name: 'Details' })).toContainText(
    'Not sent: the URL’s path belongs neither to the Delivery API',
  )
  expect(bank.posted).toEqual([])
})
