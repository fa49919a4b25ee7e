import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, inject } from 'vitest'
import type { Report } from '../../src/bridge/report.ts'
import { parseReport } from '../../src/bridge/reportText.ts'
import { cleanUpAfterMe } from '../browser/cleanUpAfterMe.ts'
import type { Pages } from '../browser/browser.ts'
import { openPages } from '../browser/pages.ts'
import { buildExtension, type ExtensionOptions } from './buildExtension.ts'
import { startServer, type Server } from './startServer.ts'
import { createTabs, type InitScript } from '../browser/tabs.ts'

/** Limit of anything awaited, for a busy machine. */
export const PATIENCE = 30_000

/** One call as its reports describe it. */
export interface Seen {
  frame: string
  href: string
  request: Extract<Report, { kind: 'request' }>
  body?: Extract<Report, { kind: 'body' }>
  end?: Extract<Report, { kind: 'response' | 'failure' }>
  /** Kinds of all its reports, in order. */
  kinds: string[]
}

type Kind<K extends Report['kind']> = Extract<Report, { kind: K }>

/** A report as the test's relay posts it. */
interface Delivered {
  frame: string
  /** Of this frame's reports, from 1. They may arrive in another order. */
  number: number
  href: string
  report: Report
}

/** A page on the test's server. `DELIVERY` in its HTML is a Delivery API path with a query that only this site has. */
export interface Site {
  page: Page
  collectGarbage(): Promise<void>
  name: string
  delivery: string
  /** The calls to this site's Delivery API that were reported, in order within each frame. */
  calls(): Seen[]
  /** The server states, the events and the bounds on them that its documents reported, in order. */
  states(): Kind<'server state'>[]
  events(): Kind<'event'>[]
  leftOut(): Kind<'events left out'>[]
  /** Kinds of all its reports, in order. */
  kinds(): string[]
  /** Waits until so many calls are reported and, unless they are beacons or hang, ended. */
  ended(count: number): Promise<Seen[]>
}

export interface VisitOptions {
  observed?: boolean
  init?: InitScript
  /** In a tab for itself, which the test closes: one that was used before may be related to windows that it opened. */
  isNew?: boolean
}

export interface Observer {
  server: Server
  /** The observer as it was built. */
  script: string
  /** The URLs of all requests reported. */
  urls(): string[]
  /** Serves the HTML and opens it, in the browser with the extension or in one without. */
  visit(html: string, options?: VisitOptions): Promise<Site>
}

const started = new Map<ExtensionOptions['first'], Promise<Observer>>()

/**
 * A server and a browser with the observer, and one without it when that is asked for: the files of a worker share them, and
 * they end with the worker.
 */
export function startObserver({ first }: ExtensionOptions = { first: 'observer' }): Promise<Observer> {
  const known = started.get(first) ?? start({ first })
  started.set(first, known)
  return known
}

async function start(options: ExtensionOptions): Promise<Observer> {
  const directory = await mkdtemp(join(tmpdir(), 'mbox-inspector-observer-'))
  cleanUpAfterMe({ folder: directory })
  const reports: Delivered[] = []
  const server = await startServer(text => reports.push(parseDelivered(text)))
  const extension = join(directory, 'extension')
  await buildExtension(extension, `http://127.0.0.1:${server.port}/reports`, options)
  const observed = withTabs(await openPages(inject('browser'), join(directory, 'observed'), extension))
  let plain: ReturnType<typeof withTabs> | undefined
  let sites = 0

  return {
    server,
    script: await readFile(join(extension, 'page.js'), 'utf8'),
    urls: () => reports.flatMap(({ report }) => (report.kind === 'request' ? [report.url] : [])),
    visit: async (html, options = {}) => {
      const site = `site${++sites}`
      const delivery = `/rest/v1/delivery?client=${site}`
      server.pages.set(`/${site}`, `<!doctype html><title>${site}</title>${html.replaceAll('DELIVERY', delivery)}`)
      if (options.observed === false) plain ??= withTabs(await openPages(inject('browser'), join(directory, 'plain')))
      const pages = options.observed === false && plain ? plain : observed
      const page = options.isNew ? await pages.newPage() : await pages.take(options.init)
      await page.goto(`http://127.0.0.1:${server.port}/${site}`)
      const calls = (): Seen[] => gather(reports, `client=${site}`)
      const posted = (): Report[] => inOrder(reports.filter(({ href }) => new URL(href).pathname === `/${site}`))
      return {
        page,
        collectGarbage: () => pages.collectGarbage(page),
        name: site,
        delivery,
        calls,
        states: () => posted().filter(report => report.kind === 'server state'),
        events: () => posted().filter(report => report.kind === 'event'),
        leftOut: () => posted().filter(report => report.kind === 'events left out'),
        kinds: () => posted().map(({ kind }) => kind),
        ended: count => waitForEnds(calls, count),
      }
    },
  }
}

function withTabs(pages: Pages) {
  return { ...pages, ...createTabs(pages) }
}

function parseDelivered(text: string): Delivered {
  const [frame, number, href, written] = JSON.parse(text) as [string, number, string, string]
  const report = parseReport(written)
  if (!report) throw new Error(`Not a report: ${written}`)
  return { frame, number, href, report }
}

function inOrder(delivered: Delivered[]): Report[] {
  return delivered.toSorted((a, b) => a.number - b.number).map(({ report }) => report)
}

function gather(reports: Delivered[], mark: string): Seen[] {
  const calls = new Map<string, Partial<Seen> & { kinds: string[] }>()
  for (const { frame, href, report } of reports.toSorted((a, b) => a.number - b.number)) {
    if (!('call' in report)) continue
    const key = `${frame} ${report.call}`
    const seen = calls.get(key) ?? { frame, href, kinds: [] }
    calls.set(key, seen)
    seen.kinds.push(report.kind)
    if (report.kind === 'request') seen.request = report
    else if (report.kind === 'body') seen.body = report
    else seen.end = report
  }
  return [...calls.values()]
    .filter((seen): seen is Seen => seen.request?.url.includes(mark) === true)
    .sort((a, b) => (a.frame === b.frame ? a.request.call - b.request.call : a.frame < b.frame ? -1 : 1))
}

async function waitForEnds(calls: () => Seen[], count: number): Promise<Seen[]> {
  await expect
    .poll(() => calls().filter(seen => seen.end).length, { timeout: PATIENCE, message: 'calls that ended' })
    .toBe(count)
  return calls()
}
