import { createServer, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Frame, Locator, Page } from 'playwright'
import { expect } from './expect.ts'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { listen } from '../../demo/listen.ts'
import type { HiddenPanel } from '../browser/browser.ts'
import { anMbox } from '../fixtures/exchanges.ts'
import { untilDone } from '../fixtures/shopPage.ts'
import { outcomeIn } from '../browser/outcomes.ts'
import { lastSent, ledgerRow, sendAgainFrom, startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
  // In Firefox a panel that starts later misses what the log had before.
  await session.inspect('/unseen.html')
})
afterAll(() => session.close())

const calls = (panel: Frame): Locator => panel.getByRole('grid', { name: 'Calls' }).getByRole('row')
const details = (panel: Frame): Locator => panel.getByRole('region', { name: 'Details' })

/** Makes a call that the network log alone sees, with a body of so many characters and more, and waits until it is answered. */
async function callFromWorker(page: Page, url: string, characters = 0): Promise<void> {
  const make = (address: string, length: number): void => {
    const body = JSON.stringify({ requestId: 'x'.repeat(length) })
    const answered = fetch(address, { method: 'POST', body }).then(answer => answer.text())
    void answered.then(() => postMessage('answered'))
  }
  const script = `(${make.toString()})(${JSON.stringify(url)}, ${characters})`
  await page.evaluate(async text => {
    const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })))
    await new Promise(resolve => worker.addEventListener('message', resolve, { once: true }))
  }, script)
}

/**
 * The sources of all calls, in order, once the network log has reported a later one: it reports calls as they end, so what
 * would be listed twice is there by then.
 */
async function sourcesOf({ page, panel }: { page: Page; panel: Frame }): Promise<string[]> {
  await callFromWorker(page, new URL('/rest/v1/delivery?sessionId=later', session.shop.url).href)
  await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
  // The shop has no Delivery API.
  await expect(calls(panel).last().getByRole('gridcell', { name: '404', exact: true })).toBeVisible()
  const texts = await calls(panel).allInnerTexts()
  return texts.slice(1, -1).map(text => /\b(XHR|fetch|beacon|network|inspector)\b/.exec(text)?.[0] ?? text)
}

/** The sources of a page's two calls, prefetch and notification, as this browser has them. */
function expectedSources(what: string): string[] {
  const source = outcomeIn(session.browser.name, what)
  return source === 'none' ? [] : [source, source]
}

async function load(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, session.shop.url).href)
  await untilDone(page)
}

/** Opens the Details of a call and waits until they show what the network log knows. */
async function expectFromLog(panel: Frame, number: number): Promise<void> {
  await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
  await calls(panel).nth(number).click()
  await expect(details(panel).getByText('127.0.0.1', { exact: true })).toBeVisible()
}

async function expectOneRow(panel: Frame): Promise<void> {
  await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
  await expect(ledgerRow(panel, 'home', 'acknowledged')).toHaveCount(1)
  await expect(ledgerRow(panel, 'home')).toHaveCount(1)
}

/** Resolves when the devtools page has asked the page of its age, by when it listens to the network log. */
async function devtoolsPageRuns(page: Page, open: () => Promise<HiddenPanel>): Promise<HiddenPanel> {
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = `
      const { timing } = performance
      Object.defineProperty(performance, 'timing', {
        get: () => ((document.documentElement.dataset.asked = 'yes'), timing),
      })`
    document.head.append(script)
  })
  const hidden = await open()
  await page.locator('html[data-asked="yes"]').waitFor()
  return hidden
}

describe('what no page script sees is in the panel once, from the network log', () => {
  it('made by a worker', async () => {
    const { page, panel } = await session.goTo('/unseen.html?how=worker')
    await expectOneRow(panel)
    expect(await sourcesOf({ page, panel })).toEqual(['network', 'network'])
    await expectFromLog(panel, 1)
  })

  it('made before the panel was first shown', async () => {
    const page = await session.visit('/unseen.html')
    const hidden = await devtoolsPageRuns(page, () => session.browser.openDevTools(page))
    await load(page, '/unseen.html?how=worker')
    const { panel } = await hidden.showPanel()
    await expectOneRow(panel)
    expect(await sourcesOf({ page, panel })).toEqual(['network', 'network'])
    await page.close()
  })

  it('made by a native of a frame that may have no observer', async () => {
    const { page, panel } = await session.goTo('/unseen.html?how=native')
    await expectOneRow(panel)
    const what = 'the source of the calls that a frame with an address makes before it has loaded'
    await expectFromLog(panel, 2)
    expect(await sourcesOf({ page, panel })).toEqual(expectedSources(what))
  })
})

describe('what the network log alone sees is read', () => {
  /** Makes a call from a worker, whose answer is written so, and shows its Details. */
  async function detailsOf(answer: (response: ServerResponse) => void, characters?: number): Promise<Locator> {
    const { page, panel } = await session.goTo('/')
    const answering = await listen(
      createServer((_, response) => answer(response.setHeader('Access-Control-Allow-Origin', '*'))),
      0,
    )
    await callFromWorker(page, `${answering.url}/rest/v1/delivery?client=demo&sessionId=alone`, characters)
    await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
    await calls(panel).nth(1).click()
    await answering.close()
    return details(panel)
  }

  it.each([
    ['without a type', 'grün', {}],
    ['without a charset', 'grün €😀', { 'Content-Type': 'application/json' }],
  ])('as text when the answer is compressed and %s', async (_, client, headers) => {
    const shown = await detailsOf(response =>
      response.writeHead(200, { ...headers, 'Content-Encoding': 'gzip' }).end(gzipSync(JSON.stringify({ client }))),
    )
    // Alone: as a member of what was read, not within a text.
    await expect(shown.getByText(`"${client}"`, { exact: true })).toBeVisible()
  })

  it.each([
    ['of a type', { 'Content-Type': 'application/json' }],
    ['without a type', {}],
  ])('as a whole when it is larger than 1 MiB and %s, or marked as cut', async (_, headers) => {
    const text = JSON.stringify({ client: 'demo', content: 'ü'.repeat(1024 * 1024) })
    const shown = await detailsOf(response => response.writeHead(200, headers).end(text), 1024 * 1024)
    const what = 'how much the network log keeps of a request and an answer that are larger than 1 MiB'
    if (outcomeIn(session.browser.name, what) === 'all') {
      await expect(shown.getByText('"demo"', { exact: true })).toBeVisible()
      await expect(shown.getByText('only the first')).toHaveCount(0)
    } else {
      await expect(shown.getByText(/^The request has 1,?048,?\d{3} characters; only the first/)).toBeVisible()
      await expect(shown.getByText(/^The response has \d[\d,]* characters; only the first/)).toBeVisible()
    }
  })
})

it('what a shared worker calls is seen by nothing', async () => {
  const before = session.edge.requests().length
  const { page, panel } = await session.goTo('/unseen.html?how=shared-worker')
  expect(session.edge.requests()).toHaveLength(before + 2)
  expect(await sourcesOf({ page, panel })).toEqual([])
})

describe('what both see is one call', () => {
  it('by XHR and beacons, with headers, timing and server in its Details', async () => {
    const { page, panel } = await session.goTo('/correct.html')
    for (const number of [1, 2, 3, 4, 5]) await expectFromLog(panel, number)
    expect(await sourcesOf({ page, panel })).toEqual(['XHR', 'beacon', 'beacon', 'beacon', 'beacon'])
    await expect(details(panel).getByText('Waiting for the answer')).toBeVisible()
    await details(panel).getByRole('button', { name: 'Request headers', exact: true }).click()
    await expect(details(panel).getByText('text/plain')).toBeVisible()
    await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
    await expect(ledgerRow(panel, 'product1', 'sent')).toHaveCount(1)
  })

  it('when the tester sent it, not the page', async () => {
    const { page, panel } = await session.goTo('/correct.html')
    const before = await sourcesOf({ page, panel })
    const sent = await sendAgainFrom(panel, 'Send display for home')
    await expect(sent.getByRole('gridcell', { name: 'Acknowledged', exact: true })).toBeVisible()
    await sent.click()
    await expect(details(panel).getByText('127.0.0.1', { exact: true })).toBeVisible()
    expect(await sourcesOf({ page, panel })).toEqual([...before, 'network', 'inspector'])
  })

  it('when CORS refused the page its answer', async () => {
    const { page, panel } = await session.goTo('/unseen.html')
    const refusing = await listen(
      createServer((_, response) => response.end('{"status":200}')),
      0,
    )
    await page.evaluate(async address => {
      await fetch(address, { method: 'POST', body: '{"requestId":"refused"}' }).catch(() => undefined)
    }, `${refusing.url}/rest/v1/delivery?client=demo&sessionId=refused`)
    await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
    await calls(panel).nth(1).click()
    await expect(details(panel).getByText('Request headers')).toBeVisible()
    const sentence = outcomeIn(session.browser.name, 'what Details show for an answer that CORS withheld from the page')
    await expect(details(panel).getByText(sentence).first()).toBeVisible()
    await refusing.close()
    expect(await sourcesOf({ page, panel })).toEqual(['fetch'])
  })
})

it('what got no answer has the reason that the network log has, a call of the page’s and a send', async () => {
  const { page, panel } = await session.goTo('/unseen.html')
  const answer = JSON.stringify({ status: 200, client: 'demo', prefetch: { mboxes: [anMbox({ name: 'home' })] } })
  const target = await listen(
    createServer((_, response) => response.setHeader('Access-Control-Allow-Origin', '*').end(answer)),
    0,
  )
  const address = `${target.url}/rest/v1/delivery?client=demo&sessionId=s`
  const call = (requestId: string): Promise<void> =>
    page.evaluate(
      async ([url, body]) => {
        await fetch(url!, { method: 'POST', body: body! }).then(response => response.text(), String)
      },
      [address, JSON.stringify({ requestId, prefetch: { mboxes: [{ index: 0, name: 'home' }] } })],
    )
  await call('answered')
  await expect(ledgerRow(panel, 'home')).toHaveCount(1)
  await target.close()
  await call('not answered')
  await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
  await calls(panel).nth(2).click()
  const reason = outcomeIn(session.browser.name, 'the reason of a call to a port where nothing listens')
  await expect(details(panel).getByText(`No answer: ${reason}.`, { exact: true })).toBeVisible()

  await panel.getByRole('tab', { name: 'Ledger', exact: true }).click()
  await panel.getByRole('button', { name: 'Send display for home', exact: true }).click()
  await panel.getByRole('dialog').getByRole('button', { name: 'Send display' }).click()
  const sent = await lastSent(panel)
  await expect(sent.getByRole('gridcell', { name: `No answer: ${reason}`, exact: true })).toBeVisible()
  await sent.click()
  const sentence = outcomeIn(session.browser.name, 'what Details show for a send to a port where nothing listens')
  await expect(details(panel).getByText(sentence, { exact: true })).toBeVisible()
})

describe('a service worker', () => {
  it('that fetches what the page fetched makes no second call', async () => {
    const { page, panel } = await session.goTo('/unseen.html?how=refetched')
    await expectOneRow(panel)
    await panel.getByRole('tab', { name: 'Calls', exact: true }).click()
    await calls(panel).nth(2).click()
    await expect(details(panel).getByText('Request headers')).toBeVisible()
    expect(await sourcesOf({ page, panel })).toEqual(['fetch', 'fetch'])
  })

  it('that calls by itself is seen where the network log has its calls', async () => {
    const { page, panel } = await session.goTo('/unseen.html?how=service-worker')
    const expected = expectedSources('the source of the calls that a service worker makes by itself')
    if (expected.length > 0) await expectOneRow(panel)
    expect(await sourcesOf({ page, panel })).toEqual(expected)
  })
})
