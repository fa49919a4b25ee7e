import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { account } from '../../demo/shop/account.ts'
import { click, press as pressKey, typeInto } from '../../src/panel/view/kit/testing.ts'
import { run } from '../code-generation/run.ts'
import { importText } from '../fixtures/importText.ts'
import { confirm, field, lastSent, postTo, press, shown, startShopPanels } from './shopPanel.tsx'

let shop: Awaited<ReturnType<typeof startShopPanels>>
beforeAll(async () => {
  shop = await startShopPanels()
})
afterEach(() => shop.leave())
afterAll(() => shop.close())

const answer = (name: string) => ({
  status: 200,
  requestId: 'r',
  client: account.client,
  prefetch: { mboxes: [{ index: 0, name, options: [{ type: 'html', content: 'x', eventToken: `token-${name}` }] }] },
})

it('a file with a duration that leads to a time that no date has is shown', async () => {
  const panel = await shop.show('/correct.html')
  const entry = {
    startedDateTime: '+275760-09-12T23:59:59.000Z',
    time: 8e15,
    request: { method: 'POST', url: `${shop.edge.url}/rest/v1/delivery`, postData: { text: '{}' } },
    response: { status: 200, content: { text: JSON.stringify(answer('never')) } },
  }
  await importText(panel.panel, JSON.stringify({ log: { entries: [entry] } }))
  click((await shown(() => panel.ledger('never')[0])).querySelector('[role="gridcell"]'))
  await shown(() => panel.part('Details')?.textContent.includes('never'))
  for (const view of ['Session', 'Calls']) {
    await press(panel, new RegExp(`^${view}`))
    await shown(() => panel.all('[role="tab"][aria-selected="true"]')[0]?.textContent.startsWith(view))
    expect(panel.all('[role="alert"]')).toEqual([])
  }
  click((await shown(() => panel.rows('Calls').at(-1))).querySelector('[role="gridcell"]'))
  await shown(() => panel.part('Details'))
  expect(panel.all('[role="alert"]')).toEqual([])
})

it('a host behind a user’s name is reported in the editor, and is not sent to', async () => {
  const panel = await shop.show('/correct.html')
  // The answer names no edge: the draft takes that of the page's calls.
  await shown(() => panel.ledger('home')[0])
  await importText(panel.panel, JSON.stringify(answer('of-the-file')))
  await press(panel, 'Edit notification for of-the-file')
  const editor = await shown(() => panel.part('Notification editor'))
  await press(panel, /^Request/)
  const url = await shown(() => field(panel, 'URL'))
  typeInto(url, url.value.replace('http://', 'http://demo.tt.omtrdc.net@'))
  await shown(() => editor.textContent.includes('The URL has a user name before its host'))
  const before = shop.edge.requests().length
  click(editor.querySelector('.drawer-foot .primary'))
  await confirm(panel)
  click((await lastSent(panel, '')).querySelector('[role="gridcell"]'))
  await shown(() => panel.part('Details')?.textContent.includes('Not sent: the URL has a user name'))
  expect([shop.edge.requests().length, panel.sends()]).toEqual([before, []])
})

it('a refused text can be corrected, and nothing of it is added before', async () => {
  const panel = await shop.show('/correct.html')
  await press(panel, 'Paste')
  const dialog = () => panel.all('dialog[aria-label="Import"]')[0]
  await shown(dialog)
  await shown(() => document.activeElement === field(panel, 'Text'))
  typeInto(field(panel, 'Text'), 'neither of it')
  await press(panel, 'Read')
  await shown(() => dialog()?.querySelector('[role="alert"]')?.textContent.includes('Not imported'))
  expect(field(panel, 'Text').value).toBe('neither of it')
  typeInto(
    field(panel, 'Text'),
    '{"prefetch": {"mboxes": [{"name": "typed", "state": "s", "options": [{"type": "html", "eventToken": "t"}]}]}}',
  )
  field(panel, 'Text').focus()
  pressKey('Enter', { ctrlKey: true })
  await shown(() => panel.part('Preview')?.textContent.includes('typed'))
  expect(panel.ledger('typed')).toEqual([])
  click([...(dialog()?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent === 'Cancel'))
  await shown(() => dialog() === undefined)
  expect(panel.ledger('typed')).toEqual([])
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

/** What the edge answers a server that asks for product1. */
async function answerToServer(): Promise<unknown> {
  const url = new URL('/rest/v1/delivery?client=demo&sessionId=of-the-server', shop.edge.url)
  const asked = {
    context: { channel: 'web' },
    property: { token: account.property },
    prefetch: { mboxes: [{ index: 0, name: 'product1' }] },
  }
  return JSON.parse((await postTo(url.href, JSON.stringify(asked))).text)
}

it('a notification of what a server in Python printed is sent in that server’s session, and Target counts it', async () => {
  const panel = await shop.show('/correct.html')
  const expires = Math.floor(Date.now() / 1000) + 1860
  const printed = await run('python3', ['-c', PRINT], {
    input: JSON.stringify([await answerToServer(), `session#of-the-server#${expires}`]),
  })
  expect(printed).toContain("'event_token'")
  const before = shop.edge.counts().impressions['product1'] ?? 0
  // The answer names no edge: the draft takes that of the page's calls.
  await shown(() => panel.ledger('product1')[0])
  await importText(panel.panel, printed)
  await shown(() => panel.status().includes('Imported: 1 exchange'))
  const imported = await shown(() => panel.ledger('product1').find(row => row.textContent.includes('import')))
  click(imported.querySelector('[aria-label="Edit notification for product1"]'))
  const editor = await shown(() => panel.part('Notification editor'))
  expect(editor.textContent).not.toContain('made up')
  click(editor.querySelector('.drawer-foot .primary'))
  await confirm(panel)
  await lastSent(panel, 'Acknowledged')
  expect(shop.edge.requests().at(-1)?.path).toContain('sessionId=of-the-server')
  expect(shop.edge.counts().impressions['product1']).toBe(before + 1)
})
