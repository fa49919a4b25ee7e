import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { listen } from '../demo/listen.ts'
import { contentScripts } from '../src/background/contentScripts.ts'
import { launchChromium } from '../test/browser/chromium.ts'

const FRAMES = 20
const LOADS = 15

const VARIANTS = {
  none: { page: false, relay: 'never' },
  'page observer': { page: true, relay: 'never' },
  'relay in the top frame': { page: true, relay: 'top' },
  'relay in every frame': { page: true, relay: 'all' },
} as const
type Variant = (typeof VARIANTS)[keyof typeof VARIANTS]

/**
 * The cost of the content scripts for a page of 20 frames that never calls Target: main-thread time of a load, as the
 * median of several loads and as a ratio to the same load without content scripts. The variants take turns, so that a
 * busy machine slows all of them. Prints one line for each variant.
 */
export async function frameCost(): Promise<string[]> {
  const server = createServer((request, response) => {
    const frames = request.url === '/' ? '<iframe src="/frame"></iframe>'.repeat(FRAMES) : ''
    response.setHeader('Content-Type', 'text/html')
    response.end(`<!doctype html><title>frames</title><p>text</p>${frames}`)
  })
  const { url, close } = await listen(server, 0)
  const contenders = await Promise.all(Object.entries(VARIANTS).map(([name, variant]) => enter(name, variant)))
  try {
    for (let load = 0; load < LOADS; load += 1) {
      for (const { times, measure } of contenders) times.push(await measure(url))
    }
  } finally {
    for (const { leave } of contenders) await leave()
    await close()
  }
  const native = median(contenders[0]?.times ?? [])
  return contenders.map(({ name, times }) => {
    const own = median(times)
    return `${name.padEnd(24)} ${own.toFixed(1)} ms of main thread, ×${(own / native).toFixed(2)}`
  })
}

/** A browser with one variant, and a function that measures a load in ms of main-thread time. */
async function enter(name: string, variant: Variant) {
  const folder = await withContentScripts(variant)
  const chromium = await launchChromium({ extensionDir: folder })
  const page = await chromium.context.newPage()
  const session = await chromium.context.newCDPSession(page)
  await session.send('Performance.enable')
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(metric => metric.name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const measure = async (url: string): Promise<number> => {
    await page.goto('about:blank')
    const before = await busy()
    await page.goto(url, { waitUntil: 'load' })
    return (await busy()) - before
  }
  const leave = async (): Promise<void> => {
    await chromium.close()
    await rm(folder, { recursive: true })
  }
  return { name, measure, leave, times: [] as number[] }
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

/** A copy of the built extension whose background registers only these content scripts. */
async function withContentScripts({ page, relay }: Variant): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mbox-inspector-bench-'))
  await cp('dist/chrome', folder, { recursive: true })
  const kept = contentScripts([])
    .filter(({ world }) => (world === 'MAIN' ? page : relay !== 'never'))
    .map(script => (script.world === 'MAIN' || relay === 'all' ? script : { ...script, allFrames: false }))
  await writeFile(path.join(folder, 'register.js'), `chrome.scripting.registerContentScripts(${JSON.stringify(kept)})`)
  const file = path.join(folder, 'manifest.json')
  const manifest = JSON.parse(await readFile(file, 'utf8')) as object
  await writeFile(file, JSON.stringify({ ...manifest, background: { service_worker: 'register.js' } }))
  return folder
}
