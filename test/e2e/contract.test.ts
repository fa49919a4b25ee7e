import { expect } from './expect.ts'
import { afterAll, beforeAll, it } from 'vitest'
import { ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

it('has the names and roles that testers and assistive technology find it by', async () => {
  const { panel } = await session.inspect('/correct.html')
  const toolbar = panel.getByRole('toolbar', { name: 'Capture' })
  await expect(toolbar.getByRole('button', { name: 'Record', exact: true })).toHaveAttribute('aria-pressed', 'true')
  for (const name of ['Clear', 'Import', 'Paste', 'Export', 'Settings']) {
    await expect(toolbar.getByRole('button', { name, exact: true })).toBeVisible()
  }
  await expect(toolbar.getByRole('checkbox', { name: 'Preserve log', exact: true })).toBeChecked()
  await expect(toolbar.getByRole('searchbox', { name: 'Filter', exact: true })).toBeVisible()
  const tabs = panel.getByRole('tablist', { name: 'Views' }).getByRole('tab')
  await expect(tabs).toHaveCount(4)
  for (const name of ['Ledger', 'Calls', 'Sent', 'Session'])
    await expect(panel.getByRole('tab', { name, exact: true })).toBeVisible()
  const heads = panel.getByRole('grid', { name: 'Ledger', exact: true }).getByRole('columnheader')
  const shown = ['Location', 'Kind', 'Offer', 'Token', 'State', /^Display/, 'Click', 'Activity / Experience', 'Actions']
  await expect(heads).toHaveText(shown)

  await ledgerRow(panel, 'signup').first().getByRole('gridcell').first().click()
  const details = panel.getByRole('region', { name: 'Details', exact: true })
  await expect(details.getByRole('button', { name: 'Copy token', exact: true })).toBeVisible()
  await expect(details.getByRole('button', { name: 'Copy state', exact: true })).toBeVisible()

  await panel.getByRole('button', { name: 'Edit notification for home', exact: true }).click()
  const editor = panel.getByRole('region', { name: 'Notification editor', exact: true })
  await expect(editor.getByRole('combobox', { name: 'Type', exact: true })).toHaveValue('display')
  const names = ['Notification id', 'Impression id', 'Timestamp', 'Mbox name', 'State', 'Tokens', 'Parameters']
  for (const name of [...names, 'Profile parameters', 'Order', 'Product', 'Request JSON']) {
    await expect(editor.getByRole('textbox', { name, exact: true })).toBeVisible()
  }
  await expect(editor.getByRole('list', { name: 'Findings', exact: true })).toBeAttached()
  await expect(editor.getByRole('button', { name: 'Reset', exact: true })).toBeVisible()
  await expect(editor).toContainText('in the environment of 127.0.0.1. QA mode is off.')
  await editor.getByRole('textbox', { name: 'Mbox name' }).fill('other')
  await editor.getByRole('button', { name: 'Undo Mbox name', exact: true }).click()
  await expect(editor.getByRole('textbox', { name: 'Mbox name' })).toHaveValue('home')
})

it('has all buttons of toolbar and rows in sight at a width of 320 px', async () => {
  const { panel, resize } = await session.goTo('/correct.html')
  await resize({ width: 320, height: 600 })
  const toolbar = panel.getByRole('toolbar', { name: 'Capture' })
  for (const button of ['Import', 'Export', 'Settings'])
    await expect(toolbar.getByRole('button', { name: button, exact: true })).toBeInViewport({ ratio: 1 })
  const edit = panel.getByRole('button', { name: 'Edit notification for home', exact: true })
  await expect(edit).toBeInViewport({ ratio: 1 })
})

it('includes the guide, which Help opens', async () => {
  const { panel } = await session.goTo('/')
  await panel.getByRole('button', { name: 'Help', exact: true }).click()
  const link = panel.getByRole('dialog', { name: 'Help' }).getByRole('link', { name: 'Guide', exact: true })
  const page = await link.evaluate(async (anchor: HTMLAnchorElement) => (await fetch(anchor.href)).text())
  expect(page).toContain('<h1 id="guide">Guide</h1>')
  await panel.getByRole('button', { name: 'Close', exact: true }).click()
})
