import type { Frame, Page } from 'playwright'
import { MAX_EXCHANGES } from '../src/core/ledger/bounds.ts'
import { LOADED_IN_ADVANCE } from '../src/panel/model/late.ts'
import type { Browser, BrowserName, Memory, OpenPanel } from '../test/browser/browser.ts'
import { poll } from '../test/browser/poll.ts'
import { startBrowser } from '../test/browser/startBrowser.ts'
import { FIRST_ROW } from './firstRow.ts'
import { servePages } from './pageServer.ts'
import { BROWSERS, exactly, growthWithInterval, type BenchRow, type Point } from './row.ts'

const NAVIGATIONS = 1000
const SAMPLES = 20

/** The share of the times that comes before the first measurement: by then the grid is full of rows. */
const WARM_UP = 0.1

/** How many frames are added and removed, and how often DevTools are opened, for one navigation. */
const SHARE = { frames: 1 / 2, openings: 1 / 20 }

/** Calls of one page: its relay delivers 250 entries, two for each, without waiting for the panel. */
const AT_ONCE = 100

/** How long the panel may take to show them. */
const PATIENCE_MS = 120_000

declare global {
  interface Window {
    answered: Promise<boolean>
  }
}

/** A page, at first without DevTools, later with the panel open beside it. */
interface Visit {
  browser: Browser
  page: Page
  url: string
  opened?: OpenPanel
}

type Act = (visit: Visit) => Promise<void>

/**
 * What the page, the panel and the background hold while a person works for long: the page alone over frames that come and go,
 * and all of them, in DevTools with the panel in front, over navigations, such frames, and openings of DevTools. The panel's
 * journal is filled to its bound first, with calls that weigh as much as those that replace them: each has its own row.
 */
export async function growth(name: BrowserName, navigations = NAVIGATIONS): Promise<BenchRow[]> {
  const { url, close } = await servePages()
  const browser = await startBrowser(name)
  try {
    const page = await browser.newPage()
    await page.goto(`${url}/call`)
    const visit: Visit = { browser, page, url }
    const rowsOf = async (what: string, count: number, act: Act): Promise<BenchRow[]> => {
      const named = `${Math.ceil(count).toLocaleString('en')} ${what}`
      return toRows(named, name, await measure(visit, Math.ceil(count), act))
    }
    const alone = await rowsOf('frames without DevTools', navigations * SHARE.frames, changeFrame)
    visit.opened = await browser.openPanel(page)
    const { panel } = visit.opened
    await fill(visit, panel)
    const kept = await rowsOf('navigations with Preserve log', navigations, navigate)
    const frames = await rowsOf('frames added and removed', navigations * SHARE.frames, changeFrame)
    await panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck()
    const dropped = await rowsOf('navigations without Preserve log', navigations, navigate)
    const openings = await rowsOf('openings of DevTools', navigations * SHARE.openings, openAgain)
    return [...alone, ...kept, ...dropped, ...frames, ...openings]
  } finally {
    await browser.close()
    await close()
  }
}

/** Of each part, what it held after how many times. */
type Course = Map<string, { unit: BenchRow['unit']; points: Point[] }>

async function measure(visit: Visit, count: number, act: Act): Promise<Course> {
  const course: Course = new Map()
  const each = Math.max(1, Math.round(count / SAMPLES))
  for (let time = 0; time < count * WARM_UP; time += 1) await act(visit)
  for (let times = 0; times <= count; times += 1) {
    if (times > 0) await act(visit)
    if (times % each === 0) await note(visit, times, course)
  }
  return course
}

async function note({ browser, page, opened }: Visit, times: number, course: Course): Promise<void> {
  const parts: Record<string, Page | Frame | 'background'> = { page }
  if (opened) {
    const { panel } = opened
    // Waits for what is on its way to the panel.
    await poll('The row of the page', () => panel.evaluate(hasElement, FIRST_ROW))
    Object.assign(parts, { panel, background: 'background' })
  }
  for (const [part, of] of Object.entries(parts)) {
    const held = Object.entries(await browser.memoryOf(of)) as [keyof Memory, number][]
    for (const [kind, value] of held) {
      const name = `${kind} of the ${part}`
      const known = course.get(name) ?? { unit: kind === 'heap' ? 'B' : '', points: [] }
      course.set(name, { ...known, points: [...known.points, { times, value }] })
    }
  }
}

/** Runs in the panel. */
function hasElement(selector: string): boolean {
  return document.querySelector(selector) !== null
}

function toRows(times: string, browser: BrowserName, course: Course): BenchRow[] {
  return [...course].flatMap(([held, { unit, points }]) => {
    const row = { what: `${held}, ${times}`, browser: BROWSERS[browser].title, unit } as const
    return [
      { ...row, contender: 'before', ...exactly(points[0]?.value ?? 0) },
      { ...row, contender: 'after', ...exactly(points.at(-1)?.value ?? 0) },
      { ...row, contender: 'growth by each', ...growthWithInterval(points) },
    ]
  })
}

async function load({ page, url }: Visit, path: string): Promise<void> {
  await page.goto(`${url}${path}`)
  await page.evaluate(() => window.answered)
}

/** Makes calls until the panel has as many rows as it keeps calls. */
async function fill(visit: Visit, panel: Frame): Promise<void> {
  for (let rows = 0; rows < MAX_EXCHANGES; rows += AT_ONCE) {
    await load(visit, `/call?calls=${AT_ONCE}`)
    const isFull = async () => (await panel.evaluate(countRows)) >= rows + AT_ONCE
    await poll('The rows of all calls', isFull, PATIENCE_MS)
  }
}

/** Runs in the panel. */
function countRows(): number {
  return Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')) - 1
}

function navigate(visit: Visit): Promise<void> {
  return load(visit, '/call')
}

async function changeFrame({ page }: Visit): Promise<void> {
  await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.src = '/call'
    const loaded = new Promise(resolve => (frame.onload = resolve))
    document.body.append(frame)
    await loaded
    await frame.contentWindow?.window.answered
    frame.remove()
  })
}

/** Opens DevTools again, and waits for all code of the panel: Firefox keeps a document that is closed while it loads a module. */
async function openAgain(visit: Visit): Promise<void> {
  await visit.opened?.close()
  const opened = await visit.browser.openPanel(visit.page)
  await poll('All code of the panel', () => opened.panel.evaluate(hasMark, LOADED_IN_ADVANCE))
  visit.opened = opened
}

/** Runs in the panel. */
function hasMark(name: string): boolean {
  return performance.getEntriesByName(name).length > 0
}
