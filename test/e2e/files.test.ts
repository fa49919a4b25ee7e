import { expect } from './expect.ts'
import { afterAll, beforeAll, it } from 'vitest'
import { account } from '../../demo/shop/account.ts'
import { run } from '../code-generation/run.ts'
import { importFile, lastSent, ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

it('exports what is listed, masked, and shows the same ledger after an import', async () => {
  const { page, panel, download } = await session.inspect('/product1-twice.html')
  await expect(ledgerRow(panel, 'product1', 'duplicate')).toBeVisible()
  await panel.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = panel.getByRole('dialog', { name: 'Export' })
  await expect(dialog.getByRole('checkbox', { name: 'Visitor ids' })).toBeChecked()
  await expect(dialog.locator('pre')).toContainText('"format": "mbox-inspector"')
  const text = await download(() => dialog.getByRole('button', { name: 'Save', exact: true }).click())
  await expect(dialog).toHaveCount(0)
  await expect(panel.getByRole('status')).toContainText('Exported')

  await page.goto(session.shop.url)
  await panel.getByRole('button', { name: 'Clear', exact: true }).click()
  const moved = text.replaceAll('"documentId": "', '"documentId": "other-')
  await importFile(panel, 'a.json', moved.replaceAll('"id": "', '"id": "other-'))
  await expect(ledgerRow(panel, 'product1', 'duplicate')).toBeVisible()
})

it('exports selected rows as a bug report by the keyboard alone, and copies it', async () => {
  const inspected = await session.goTo('/product1-twice.html')
  const { panel, keyboard } = inspected
  await expect(ledgerRow(panel, 'product1', 'duplicate')).toBeVisible()
  await ledgerRow(panel, 'product1', 'duplicate').focus()
  await keyboard.press('Shift+ArrowDown')
  await expect(panel.locator('[role="row"][aria-selected="true"]')).toHaveCount(2)
  await keyboard.press('Shift+F10')
  await expect(panel.getByRole('menu').getByRole('menuitem').first()).toBeFocused()
  await keyboard.press('End')
  await keyboard.press('ArrowUp')
  await expect(panel.getByRole('menuitem', { name: 'Copy as Markdown…' })).toBeFocused()
  await keyboard.press('Enter')
  const dialog = panel.getByRole('dialog', { name: 'Export' })
  await expect(dialog.getByRole('radio', { name: 'Selection' })).toBeChecked()
  await expect(dialog.locator('pre')).toContainText('## Target')
  await dialog.getByRole('button', { name: 'Copy', exact: true }).focus()
  await keyboard.press('Enter')
  await expect(dialog).toContainText('Copied: Bug report')
  expect(await session.browser.readClipboard()).toContain('mbox “product1”')
  await keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

it('keeps the theme that was chosen in the settings', async () => {
  const { panel } = await session.goTo('/correct.html')
  await panel.getByRole('button', { name: 'Settings', exact: true }).click()
  const dialog = panel.getByRole('dialog', { name: 'Settings' })
  await dialog.getByRole('combobox', { name: 'Theme' }).selectOption('dark')
  await expect(panel.locator('html')).toHaveAttribute('data-theme', 'dark')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(panel.getByRole('button', { name: 'Settings', exact: true })).toBeFocused()
})

/** Prints what a server got as the SDK for Python does: a dict whose models have names of Python's, and None. */
const PRINT = `
import json, sys
NAMES = {'requestId': 'request_id', 'tntId': 'tnt_id', 'edgeHost': 'edge_host', 'eventToken': 'event_token',
         'responseTokens': 'response_tokens', 'pageLoad': 'page_load'}
def model(value):
    if isinstance(value, list): return [model(item) for item in value]
    if not isinstance(value, dict): return value
    return {NAMES.get(name, name): inner if name == 'content' else model(inner) for name, inner in value.items()}
answer, cookie = json.load(sys.stdin)
print({'visitor_state': None, 'response': {**model(answer), 'execute': None},
       'target_cookie': {'name': 'mbox', 'value': cookie, 'max_age': 1860}})
`

it('sends a notification of what a server in Python printed, in that server’s session, and Target counts it', async () => {
  const { panel } = await session.goTo('/correct.html')
  const url = new URL('/rest/v1/delivery?client=demo&sessionId=of-the-server', session.edge.url)
  const asked = {
    context: { channel: 'web' },
    property: { token: account.property },
    prefetch: { mboxes: [{ index: 0, name: 'product1' }] },
  }
  const answer = await (await fetch(url, { method: 'POST', body: JSON.stringify(asked) })).json()
  const expires = Math.floor(Date.now() / 1000) + 1860
  const printed = await run('python3', ['-c', PRINT], {
    input: JSON.stringify([answer, `session#of-the-server#${expires}`]),
  })
  expect(printed).toContain("'event_token'")
  const before = session.edge.counts().impressions['product1'] ?? 0
  // The answer names no edge: the draft takes that of the page's calls.
  await expect(ledgerRow(panel, 'product1').first()).toBeVisible()
  await importFile(panel, 'printed.txt', printed)
  await expect(panel.getByRole('status')).toContainText('Imported: 1 exchange')
  await ledgerRow(panel, 'product1')
    .filter({ hasText: 'import' })
    .getByRole('button', { name: 'Edit notification for product1', exact: true })
    .click()
  const editor = panel.getByRole('region', { name: 'Notification editor' })
  await expect(editor).not.toContainText('made up')
  await editor.getByRole('button', { name: 'Send', exact: true }).click()
  const sent = await lastSent(panel)
  await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
  expect(session.edge.counts().impressions['product1']).toBe(before + 1)
})
