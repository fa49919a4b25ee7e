import type { Frame, Locator } from 'playwright'
import { expect } from './expect.ts'
import { afterAll, beforeAll, it } from 'vitest'
import { account } from '../../demo/shop/account.ts'
import { ledgerRow, startSession, type Inspected, type Session } from './startSession.ts'

/** They begin and end alike for longer than a cell is wide, or differ in what cannot be seen. */
const NAMES = ['checkout-shipping-address', 'checkout-shipping-method', 'turned\u202Earound', 'short']

let session: Session
let inspected: Inspected
beforeAll(async () => {
  session = await startSession()
  inspected = await session.inspect('/forgets-product1.html')
  const url = `${session.edge.url}/rest/v1/delivery?client=${account.client}&sessionId=names&version=2.11.4`
  const mboxes = NAMES.map((name, index) => ({ index, name }))
  await inspected.page.evaluate(
    ([address, body]) => fetch(address, { method: 'POST', body, credentials: 'include' }).then(answer => answer.text()),
    [url, JSON.stringify({ context: { channel: 'web' }, prefetch: { mboxes } })] as const,
  )
  await ledgerRow(inspected.panel, 'short').waitFor()
})
afterAll(() => session.close())

const cell = (panel: Frame, name: string): Locator =>
  panel.getByRole('grid', { name: 'Ledger' }).getByRole('gridcell', { name, exact: true })

it('two mboxes whose names begin alike can be distinguished where their cells are too narrow, and a tooltip has the whole', async () => {
  const { panel, resize } = inspected
  await resize({ width: 1280, height: 720 })
  await cell(panel, 'short').click()
  await expect(panel.getByRole('region', { name: 'Details' })).toBeVisible()
  const ends: string[] = []
  for (const name of NAMES.slice(0, 2)) {
    const end = cell(panel, name).locator('.both-ends > :last-child')
    const [inner, outer] = [await end.boundingBox(), await cell(panel, name).boundingBox()]
    expect(inner!.width).toBeGreaterThan(30)
    expect(inner!.x + inner!.width).toBeLessThanOrEqual(outer!.x + outer!.width)
    ends.push(await end.innerText())
    await cell(panel, name).hover()
    await expect(cell(panel, name)).toHaveAttribute('title', name)
  }
  expect(new Set(ends).size).toBe(2)
  await cell(panel, 'short').hover()
  expect(await cell(panel, 'short').getAttribute('title')).toBeNull()
})

it('a name that would turn the text around is shown with the character written out, and is found by its real name', async () => {
  const { panel } = inspected
  expect(await cell(panel, NAMES[2]!).textContent()).toBe('turned\\u202Earound')
})

it('Send stands on a row whose notification is due, on others when they are pointed at, on none that has nothing to send', async () => {
  const { panel, resize } = inspected
  const opacity = (name: string): Promise<string> =>
    panel
      .getByRole('button', { name: `Send display for ${name}`, exact: true })
      .evaluate(button => getComputedStyle(button).opacity)
  // Without a pointer that hovers, all buttons stand.
  const atRest = (await panel.evaluate(() => matchMedia('(hover: none)').matches)) ? '1' : '0'
  await resize({ width: 1280, height: 720 })
  await cell(panel, 'short').click()
  await panel.getByRole('searchbox', { name: 'Filter' }).hover()
  expect([await opacity('product1'), await opacity('home')]).toEqual(['1', atRest])
  await cell(panel, 'home').hover()
  expect(await opacity('home')).toBe('1')
  await expect(ledgerRow(panel, 'short').getByRole('button', { name: /^(?:Send|Edit)/ })).toHaveCount(0)
  await resize({ width: 320, height: 600 })
  await panel.getByRole('button', { name: 'Close details' }).click()
  await expect(panel.getByRole('button', { name: 'Send display for product1', exact: true })).toBeInViewport({
    ratio: 1,
  })
})
