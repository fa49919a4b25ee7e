import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { BrowserName } from '../test/browser/browser.ts'
import { openPages } from '../test/browser/pages.ts'
import { removeProfile } from '../test/browser/profile.ts'
import { CONTENDERS, makeContender, type Contender } from './contenders.ts'
import { DEFINE_MEASURES, type Measure } from './inPage.ts'
import { FRAMES, servePages } from './pageServer.ts'
import { BROWSERS, medianWithInterval, type BenchRow } from './row.ts'
import { openUndebuggedPage } from './undebuggedPage.ts'

const ROUNDS = 16

/** Rounds of browsers that were started together. */
const ROUNDS_OF_A_BROWSER = 4

/** Calls of one measure in one round. */
const CALLS: Readonly<Record<Measure, number>> = {
  'fetch elsewhere': 250,
  'XHR elsewhere': 250,
  'beacon elsewhere': 300,
  'fetch Target': 20,
  'XHR Target': 20,
}

/** What is measured, and how it is compared with the same without an extension in the same round. */
const FIGURES: readonly { what: string; unit: 'ms' | 'µs' | '×'; by: keyof Sample; limit: string }[] = [
  { what: 'fetch to another URL, per call', unit: '×', by: 'fetch elsewhere', limit: '×1.02' },
  { what: 'XHR to another URL, per call', unit: '×', by: 'XHR elsewhere', limit: '×1.02' },
  { what: 'beacon to another URL, refused, per call', unit: 'µs', by: 'beacon elsewhere', limit: '0.6 µs' },
  { what: '20 KB of Target’s by fetch', unit: '×', by: 'fetch Target', limit: '×1.15' },
  { what: '20 KB of Target’s by XHR', unit: '×', by: 'XHR Target', limit: '×1.10' },
  { what: 'loading a page', unit: 'ms', by: 'page', limit: '1.5 ms' },
  { what: `loading a page of ${FRAMES + 1} frames`, unit: 'ms', by: 'frames', limit: '30 ms' },
]

/** Ms of each measure in one round, µs of a beacon: of the main thread in Chromium, of the page's clock in Firefox. */
type Sample = Record<Measure | 'page' | 'frames', number>

interface Tab {
  /** Loads a page; resolves to the ms that the main thread was busy with it. */
  load(url: string): Promise<number>
  run(measure: Measure, count: number): Promise<number>
  /** Ms that the main thread was busy during an action. */
  busyDuring(action: () => Promise<unknown>): Promise<number>
  close(): Promise<void>
}

type Samples = ReadonlyMap<Contender, Sample[]>

/**
 * The cost of the content scripts beside no extension and beside peers, as rows. All take turns in each round, so that a
 * busy machine slows all of them, and each round is compared with itself. Browsers are started again after a few rounds: two processes of
 * the same code differ too.
 */
export async function pageCost(browser: BrowserName, rounds = ROUNDS): Promise<BenchRow[]> {
  const { url, close } = await servePages()
  const samples: Samples = new Map(CONTENDERS.map(name => [name, []]))
  try {
    for (let made = 0; made < rounds; made += ROUNDS_OF_A_BROWSER)
      await sampleRounds(browser, url, { from: made, to: Math.min(made + ROUNDS_OF_A_BROWSER, rounds) }, samples)
  } finally {
    await close()
  }
  return toRows(BROWSERS[browser].title, samples)
}

async function sampleRounds(
  browser: BrowserName,
  url: string,
  { from, to }: { from: number; to: number },
  samples: Samples,
): Promise<void> {
  const tabs = new Map<Contender, Tab>()
  try {
    for (const name of CONTENDERS) tabs.set(name, await openTab(browser, name))
    for (const tab of tabs.values()) await sampleOf(tab, url)
    for (let round = from; round < to; round += 1) {
      for (const [name, tab] of inTurn([...tabs], round)) {
        samples.get(name)?.push(await sampleOf(tab, url))
      }
    }
  } finally {
    await Promise.allSettled([...tabs.values()].map(tab => tab.close()))
  }
}

/**
 * Each round begins with another, and every second one runs backwards: otherwise the leftovers of a contender would always disturb
 * the same one.
 */
function inTurn<Member>(all: readonly Member[], round: number): Member[] {
  const ordered = round % 2 === 0 ? all : all.toReversed()
  const first = Math.floor(round / 2) % all.length
  return [...ordered.slice(first), ...ordered.slice(0, first)]
}

async function sampleOf(tab: Tab, url: string): Promise<Sample> {
  const load = async (page: string): Promise<number> => {
    // From the same site: another process would have to start.
    await tab.load(`${url}/frame`)
    return tab.load(`${url}${page}`)
  }
  const frames = await load('/frames')
  const page = await load('/page')
  // Each measure on a new page: what the one before left, such as compiled code, would help or hinder the next.
  const busyPer = async (measure: Measure): Promise<number> => {
    await load('/page')
    return (await tab.busyDuring(() => tab.run(measure, CALLS[measure]))) / CALLS[measure]
  }
  return {
    frames,
    page,
    'fetch elsewhere': await busyPer('fetch elsewhere'),
    'XHR elsewhere': await busyPer('XHR elsewhere'),
    'beacon elsewhere': (await tab.run('beacon elsewhere', CALLS['beacon elsewhere'])) * 1000,
    'fetch Target': await busyPer('fetch Target'),
    'XHR Target': await busyPer('XHR Target'),
  }
}

function toRows(browser: BenchRow['browser'], samples: ReadonlyMap<Contender, readonly Sample[]>): BenchRow[] {
  const plain = samples.get('no extension') ?? []
  return FIGURES.flatMap(({ what, unit, by, limit }) => {
    const [without, ...others] = CONTENDERS
    const row = { what, browser, limit } as const
    const compare = (contender: Contender): BenchRow => {
      const compared = (samples.get(contender) ?? []).map((sample, round) => {
        const base = plain[round]?.[by] ?? 0
        return unit === '×' ? sample[by] / base : sample[by] - base
      })
      return { ...row, contender, unit, ...medianWithInterval(compared) }
    }
    const base = medianWithInterval(plain.map(sample => sample[by]))
    return [{ ...row, contender: without, unit: unit === '×' ? 'ms' : unit, ...base }, ...others.map(compare)]
  })
}

async function openTab(browser: BrowserName, contender: Contender): Promise<Tab> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'mbox-inspector-bench-'))
  const remove = (): Promise<void> => removeProfile(home)
  try {
    const extension = path.join(home, 'extension')
    await makeContender(contender, BROWSERS[browser].build, extension)
    const tab = await (browser === 'chromium' ? openInChromium(extension, home) : openInFirefox(extension, home))
    return { ...tab, close: () => tab.close().finally(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}

async function openInChromium(extension: string, home: string): Promise<Tab> {
  const { load, evaluate, busy, close } = await openUndebuggedPage(extension, home)
  return {
    // Each document counts from its own start.
    load: async url => {
      await load(url)
      return busy()
    },
    run: async (measure, count) => {
      await evaluate(DEFINE_MEASURES)
      return evaluate(`window.measure[${JSON.stringify(measure)}](${count})`)
    },
    busyDuring: async action => {
      const before = await busy()
      await action()
      return (await busy()) - before
    },
    close,
  }
}

async function openInFirefox(extension: string, home: string): Promise<Tab> {
  const pages = await openPages('firefox', path.join(home, 'profile'), extension)
  const page = await pages.newPage()
  const clock = async (action: () => Promise<unknown>): Promise<number> => {
    const start = performance.now()
    await action()
    return performance.now() - start
  }
  return {
    load: url => clock(() => page.goto(url, { waitUntil: 'load' })),
    run: async (measure, count) => {
      await page.evaluate(DEFINE_MEASURES)
      return page.evaluate(([name, calls]) => window.measure[name](calls), [measure, count] as const)
    },
    busyDuring: clock,
    close: pages.close,
  }
}
