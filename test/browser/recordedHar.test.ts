import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright'
import { expect, it } from 'vitest'
import { startEdge } from '../../demo/edge/startEdge.ts'
import { findChromium } from '../../scripts/findBrowser.mjs'
import { readAll } from '../fixtures/imports.ts'

const ASKED = JSON.stringify({ context: { channel: 'web' }, prefetch: { mboxes: [{ index: 0, name: 'home' }] } })

it('a HAR that the browser records of a page’s calls is imported with their bodies', async () => {
  const edge = await startEdge()
  const folder = await mkdtemp(path.join(tmpdir(), 'mbox-har-'))
  const file = path.join(folder, 'recorded.har')
  const { path: executablePath = '' } = (await findChromium()) ?? {}
  const browser = await chromium.launch({ executablePath })
  try {
    const context = await browser.newContext({ recordHar: { path: file } })
    const page = await context.newPage()
    const url = `${edge.url}/rest/v1/delivery?client=demo&sessionId=recorded`
    const answered = await page.evaluate(
      async ([address, body]) => (await fetch(address!, { method: 'POST', body: body! })).text(),
      [url, ASKED],
    )
    await context.close()
    const [read, ...more] = readAll(await readFile(file, 'utf8'))
    expect(more).toEqual([])
    expect(read?.exchange.request).toMatchObject({ method: 'POST', url, body: { text: ASKED } })
    expect(read?.exchange.response).toMatchObject({ status: 200, body: { text: answered } })
    expect(read?.exchange.request?.undated).toBeUndefined()
  } finally {
    await browser.close()
    await edge.close()
    await rm(folder, { recursive: true })
  }
})
