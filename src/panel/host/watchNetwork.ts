import * as v from 'valibot'
import { createNumberedBuffer } from '../../bridge/buffer.ts'
import { SEND_SCRIPT } from '../../bridge/sends.ts'
import { weigh } from '../../core/weigh.ts'
import { AskNetworkSchema, networkChannelName, type NetworkNews } from '../../bridge/network.ts'
import type { Body } from '../../core/exchange/exchange.ts'
import { TimeSchema } from '../../core/exchange/numberSchemas.ts'
import type { NetworkCall } from '../../core/network/networkCall.ts'
import { api } from './browserApi.ts'
import { askPage } from './askPage.ts'
import { bodyTooLarge, contentSize, readContent, readHarEntry } from './readHarEntry.ts'

/** The most calls kept for a panel that was not shown yet. */
const MAX_ENTRIES = 2000

/** The limit of their total weight, in characters. */
const MAX_CHARACTERS = 32 * 1024 * 1024

/** Pages of the tab that are remembered. */
const MAX_PAGES = 200

/** Ms to wait before the page is asked again: right after a navigation it may not exist yet. */
const PAUSES = [0, 50, 200, 1000]

/** Ms that a panel waits at most for the page that is open to be noted: a page in the debugger does not answer. */
const PAGE_PATIENCE = 500

/**
 * The old page's last calls end before `domLoading`, the new page's scripts begin after it. A page that was prerendered is shown
 * later: until then the calls in the log are the old page's.
 */
const PAGE = `({
  openedAt: performance.timeOrigin,
  startedAt: performance.timeOrigin + Math.max(
    performance.timing.domLoading - performance.timing.navigationStart,
    performance.getEntriesByType('navigation')[0]?.activationStart ?? 0,
  ),
})`
const PageSchema = v.object({ openedAt: TimeSchema, startedAt: TimeSchema })

/**
 * Chromium's own promise differs from Firefox's; the callback is the same in both.
 */
type FinishedRequest = { getContent: (callback: (text?: string, second?: string) => void) => void }

/**
 * Listens to the tab's network log as long as DevTools is open, even before the panel is first shown. It keeps the
 * calls to Target, and sends all of them when a panel asks and each one as it ends.
 */
export function watchNetwork(): void {
  const { inspectedWindow, network } = api.devtools
  const channel = new BroadcastChannel(networkChannelName(inspectedWindow.tabId))
  const log = `${Date.now()}-${crypto.getRandomValues(new Uint32Array(1)).join('')}`
  const calls = createNumberedBuffer<NetworkCall>({ maxEntries: MAX_ENTRIES, maxCharacters: MAX_CHARACTERS, weigh })
  const sendScript = api.runtime.getURL(SEND_SCRIPT)
  let pages: NetworkNews['pages'] = []
  let seen = 0

  const report = (news: readonly NetworkCall[]): void =>
    channel.postMessage({
      kind: 'news',
      calls: [...news],
      pages,
      first: calls.first(),
      next: calls.next(),
    } satisfies NetworkNews)
  /** Notes the page that is open; returns whether it is a new one. */
  const notePage = async (): Promise<boolean> => {
    const page = v.safeParse(PageSchema, await askPage(PAGE))
    if (!page.success || pages.some(({ openedAt }) => openedAt === page.output.openedAt)) return false
    pages = [...pages, page.output].slice(-MAX_PAGES)
    return true
  }
  const noteNextPage = async (): Promise<void> => {
    for (const pause of PAUSES) {
      await wait(pause)
      if (await notePage()) return report([])
    }
  }
  /** Without the page that is open, a new panel would show the log of the one before. */
  const reportAll = async (): Promise<void> => {
    await Promise.race([notePage(), wait(PAGE_PATIENCE)])
    report(calls.from(1).map(({ thing }) => thing))
  }
  const receive = async (request: object): Promise<void> => {
    const read = readHarEntry(request, sendScript)
    if (!read) return
    seen += 1
    const id = `network/${log}/${seen}`
    const answer = bodyTooLarge(request) ?? (await contentOf(request as FinishedRequest))
    report([calls.add({ ...read, id, answer }).thing])
  }

  channel.addEventListener('message', ({ data }) => {
    if (v.is(AskNetworkSchema, data)) void reportAll()
  })
  network.onRequestFinished.addListener(request => void receive(request))
  network.onNavigated.addListener(() => void noteNextPage())
  void noteNextPage()
}

function wait(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

async function contentOf(request: FinishedRequest): Promise<Body> {
  const size = contentSize(request)
  try {
    const content = await new Promise<Body>(resolve => {
      request.getContent((text, second) => resolve(readContent({ text: text ?? undefined, second, size })))
    })
    return content
  } catch {
    return { kind: 'none' }
  }
}
