import type { Frame, Locator } from 'playwright'
import { afterAll, beforeAll, it } from 'vitest'
import { account } from '../../demo/shop/account.ts'
import { run } from '../code-generation/run.ts'
import { expect } from './expect.ts'
import { chooseFile, ledgerRow, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

const dialogOf = (panel: Frame): Locator => panel.getByRole('dialog', { name: 'Import' })
const button = (dialog: Locator, name: string): Locator => dialog.getByRole('button', { name, exact: true })

/** What a server in Python prints that asked the edge for these mboxes. */
async function printedAnswer(...names: string[]): Promise<string> {
  const url = new URL('/rest/v1/delivery?client=demo&sessionId=of-the-server', session.edge.url)
  const asked = {
    context: { channel: 'web' },
    property: { token: account.property },
    prefetch: { mboxes: names.map((name, index) => ({ index, name })) },
  }
  const answer = await (await fetch(url, { method: 'POST', body: JSON.stringify(asked) })).json()
  const print =
    'import json, sys; answer, cookie = json.load(sys.stdin); ' +
    "print({'response': {'prefetch': answer['prefetch']}, 'target_cookie': {'name': 'mbox', 'value': cookie}})"
  const cookie = `session#of-the-server#${Math.floor(Date.now() / 1000) + 1860}`
  return run('python3', ['-c', print], { input: JSON.stringify([answer, cookie]) })
}

it('by the keyboard alone: what a server in Python printed is pasted, looked at, added and displayed, and counts', async () => {
  const { panel, keyboard } = await session.inspect('/correct.html')
  const printed = await printedAnswer('home', 'product1')
  await expect(ledgerRow(panel, 'product1').first()).toBeVisible()
  // The text is put on the real clipboard, by cutting it from a field.
  const filter = panel.getByRole('searchbox', { name: 'Filter' })
  await filter.click()
  await filter.fill(printed.trim())
  await keyboard.press('Control+a')
  await keyboard.press('Control+x')
  await keyboard.press('ArrowDown')
  await keyboard.press('Control+v')

  const dialog = dialogOf(panel)
  await expect(dialog.getByRole('list', { name: 'Findings of the import' })).toContainText('Delivery')
  const preview = dialog.getByRole('grid', { name: 'Preview' })
  for (const name of ['home', 'product1']) {
    const row = preview.getByRole('row').filter({ has: panel.getByRole('gridcell', { name, exact: true }) })
    await expect(row.getByRole('gridcell', { name: 'due', exact: true })).toBeVisible()
  }
  await expect(button(dialog, 'Add')).toBeFocused()
  await keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(panel.getByRole('status')).toContainText('Imported: 1 exchange')
  const selected = panel.getByRole('grid', { name: 'Ledger' }).locator('[aria-selected="true"]')
  await expect(selected).toContainText('home')
  await expect(selected).toContainText('import')
  await expect(selected).toBeFocused()

  await keyboard.press('ArrowDown')
  await expect(selected).toContainText('product1')
  const send = selected.getByRole('button', { name: 'Send display for product1', exact: true })
  for (let presses = 0; presses < 10; presses += 1) {
    if (await send.evaluate(element => element === document.activeElement)) break
    await keyboard.press('ArrowRight')
  }
  const before = session.edge.counts().impressions['product1'] ?? 0
  await keyboard.press('Enter')
  await expect(panel.getByRole('status')).toContainText('Acknowledged: display for product1')
  expect(session.edge.counts().impressions['product1']).toBe(before + 1)
})

/** Drags something over the panel as the browser does, with events that hold these files, and drops it or not. */
function drag(panel: Frame, type: 'dragenter' | 'drop', parts: { name: string; text: string; times?: number }[]) {
  return panel.evaluate(
    ({ type, parts }) => {
      const dataTransfer = new DataTransfer()
      for (const { name, text, times = 1 } of parts) {
        dataTransfer.items.add(
          new File(
            Array.from({ length: times }, () => text),
            name,
          ),
        )
      }
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
      document.querySelector('main')?.dispatchEvent(event)
      return event.defaultPrevented
    },
    { type, parts },
  )
}

it('files that are dropped on the panel are imported together, and others are named', async () => {
  const { panel } = await session.goTo('/correct.html')
  const answer = (name: string) =>
    JSON.stringify({
      status: 200,
      prefetch: { mboxes: [{ name, options: [{ type: 'html', eventToken: `t-${name}` }] }] },
    })
  const files = [
    { name: 'one.json', text: answer('of-one') },
    { name: 'two', text: answer('of-two') },
    { name: 'other.json', text: '{"neither":1}' },
  ]
  await drag(panel, 'dragenter', files)
  await expect(panel.getByText('Drop to import')).toBeVisible()
  expect(await drag(panel, 'drop', files)).toBe(true)
  await expect(panel.getByText('Drop to import')).toHaveCount(0)
  const dialog = dialogOf(panel)
  await expect(dialog.getByRole('list', { name: 'Findings of the import' })).toContainText('other.json: Not imported')
  await button(dialog, 'Add').click()
  await expect(ledgerRow(panel, 'of-one', 'due')).toContainText('import')
  await expect(ledgerRow(panel, 'of-two', 'due')).toContainText('import')
})

it('a large file shows its progress, can be cancelled, and the panel answers meanwhile', async () => {
  const { panel, keyboard } = await session.goTo('/correct.html')
  await expect(ledgerRow(panel, 'product1').first()).toBeVisible()
  // 128 MB of JSON.
  await drag(panel, 'drop', [{ name: 'large.json', text: `{"a":[${'1,'.repeat(500_000)}1]}\n`, times: 128 }])
  const dialog = dialogOf(panel)
  await expect(dialog.getByRole('progressbar', { name: 'Reading large.json' })).toBeVisible()
  await expect(button(dialog, 'Cancel')).toBeFocused()
  await keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(ledgerRow(panel, 'product1').first()).toBeVisible()

  await chooseFile(panel, 'after.json', '{"status":400,"message":"bad"}')
  await button(dialog, 'Add').click()
  await expect(panel.getByRole('status')).toContainText('Imported: 1 exchange')
})
