import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { chromium, type BrowserServer, type Page, type Request } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startEdge, type Edge } from '../../demo/edge/startEdge.ts'
import { startShop, type Shop } from '../../demo/shop/startShop.ts'
import { startTlsFront, type TlsFront } from '../../demo/tls/startTlsFront.ts'
import { findChromium } from '../../scripts/findBrowser.mjs'
import { DIALECTS } from '../../src/core/dialect/dialects.ts'
import { locationName } from '../../src/core/dialect/location.ts'
import type { Exchange } from '../../src/core/exchange/exchange.ts'
import { toPlaywrightTest } from '../../src/core/export/playwrightTest.ts'
import { reconcile } from '../../src/core/ledger/reconcile.ts'
import type { Row } from '../../src/core/ledger/row.ts'
import { chromiumArguments } from '../browser/loopbackTls.ts'
import { anExport } from '../fixtures/sessionFiles.ts'

let edge: Edge
let shop: Shop
let folder: string
let front: TlsFront
/** The one browser of all pages and tests: to start another after each failed test costs more than the test. */
let server: BrowserServer
beforeAll(async () => {
  edge = await startEdge()
  shop = await startShop({ edgeUrl: edge.url })
  folder = await mkdtemp(path.join(os.tmpdir(), 'exported-test-'))
  front = await startTlsFront()
  // With the TLS in front of the edge that the Web SDK needs.
  server = await chromium.launchServer({
    executablePath: (await findChromium())?.path ?? '',
    args: chromiumArguments(front),
  })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
  await front.close()
  await shop.close()
  await edge.close()
})

/** How long a test may take on a machine that does other things too, in ms. */
const PATIENCE = 100_000

/**
 * The page that was recorded and the location of its rows, the page that the test is run on, and the outcome there. What it
 * finds on other pages is in test/panel/exportedTest.test.tsx.
 */
const CASES = [
  ['/product1-twice.html', 'product1', '/product1-twice.html', 'failed'],
  ['/product1-twice.html', 'product1', '/correct.html', 'passed'],
  ['/web-sdk/home-twice.html', 'home', '/web-sdk/home-twice.html', 'failed'],
  ['/web-sdk/home-twice.html', 'home', '/web-sdk/migrated.html', 'passed'],
] as const

it(
  'an exported test fails on the page with the fault and passes on the correct one, over both protocols',
  async () => {
    const recorded = await rowsOfPages([...new Set(CASES.map(([page]) => page))])
    const tests = CASES.map(([page, name, there, outcome]) => {
      const text = testFor(rowsAt(recorded.get(page) ?? [], name), there)
      return outcome === 'failed' ? asExpected(text) : text
    })
    expect(await runTests(tests)).toEqual(CASES.map(([, , , outcome]) => outcome))
  },
  3 * PATIENCE,
)

function rowsAt(rows: readonly Row[], name: string): Row[] {
  return rows.filter(({ location, display }) => display && locationName(location) === name)
}

/** The exported test of rows, for a page of the shop. */
function testFor(rows: readonly Row[], page: string): string {
  const url = shop.url + page
  const text = toPlaywrightTest(anExport([], { rows }))
  const there = text.replace(/page\.goto\(.*\)/, `page.goto(${JSON.stringify(url)})`)
  // The demo's pages show when they have nothing more to send.
  const isDone = `await page.locator('html[data-target="done"]').waitFor({ state: 'attached' })`
  return there
    .replace('await target.done()', `${isDone}\n  await target.done()`)
    .replace('const QUIET = 1500', 'const QUIET = 300')
}

/** The test as one whose failure is expected: Playwright ends the process of any other test that fails, and starts the next. */
function asExpected(text: string): string {
  return text.replace(/^test\(/m, 'test.fail(')
}

/** Runs tests; resolves to their outcomes. */
async function runTests(tests: readonly string[]): Promise<string[]> {
  const library = path.join(folder, 'node_modules/@playwright/test')
  await mkdir(library, { recursive: true })
  const playwright = createRequire(import.meta.url).resolve('playwright/test')
  await writeFile(path.join(library, 'index.js'), `module.exports = require(${JSON.stringify(playwright)})`)
  const use = { connectOptions: { wsEndpoint: server.wsEndpoint() } }
  const config = { use, workers: 2, timeout: PATIENCE, reporter: [['json']], fullyParallel: true }
  await writeFile(path.join(folder, 'playwright.config.js'), `module.exports = ${JSON.stringify(config)}`)
  await Promise.all(tests.map((text, index) => writeFile(path.join(folder, `${index}.spec.ts`), text)))
  const cli = path.join(path.dirname(playwright), 'cli.js')
  const report = JSON.parse(await outputOf([cli, 'test'])) as Report
  expect(report.errors).toEqual([])
  const byFile = new Map(report.suites.map(({ file, specs }) => [file, specs[0]?.tests[0]?.results[0]?.status]))
  return tests.map((_, index) => byFile.get(`${index}.spec.ts`) ?? 'not run')
}

/** What a program of Node prints in the folder of the tests, whatever its exit code: some tests have to fail. */
function outputOf(argumentsOfNode: string[]): Promise<string> {
  const child = spawn(process.execPath, argumentsOfNode, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (part: Buffer) => (output += part.toString()))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve(output))
  })
}

interface Report {
  errors: unknown[]
  suites: { file: string; specs: { tests: { results: { status: string }[] }[] }[] }[]
}

/** The rows of pages of the shop, as they are recorded. */
async function rowsOfPages(pages: readonly string[]): Promise<Map<string, Row[]>> {
  const browser = await chromium.connect(server.wsEndpoint())
  const recorded = await Promise.all(
    pages.map(async page => {
      const opened = await browser.newPage()
      const exchanges = record(opened)
      await opened.goto(shop.url + page)
      await opened.locator('html[data-target="done"]').waitFor({ state: 'attached' })
      await opened.waitForLoadState('networkidle')
      return [page, reconcile((await exchanges()).map(DIALECTS.parse))] as const
    }),
  )
  await browser.close()
  return new Map(recorded)
}

/** The calls of a page to Target. */
function record(page: Page): () => Promise<Exchange[]> {
  const requests: { request: Request; time: number }[] = []
  page.on('request', request => {
    const isCall = request.method() === 'POST' && /\/(delivery|interact|collect)\b/.test(request.url())
    if (isCall) requests.push({ request, time: Date.now() })
  })
  return () =>
    Promise.all(
      requests.map(async ({ request, time }, index) => {
        const response = await request.response()
        const body = (await response?.text().catch(() => '')) ?? ''
        const sent = request.postData() ?? ''
        return {
          id: `call-${index}`,
          documentId: 'document-1',
          frameId: 0,
          request: {
            source: 'XHR' as const,
            time: time + index,
            method: 'POST',
            url: request.url(),
            body: { kind: 'text' as const, text: sent, length: sent.length },
          },
          response: {
            kind: 'answered' as const,
            time: time + index,
            status: response?.status() ?? 0,
            body: { kind: 'text' as const, text: body, length: body.length },
          },
        }
      }),
    )
}
