import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { createNumberedBuffer } from '../../bridge/buffer.ts'
import { CONTENT_SCRIPTS } from '../../bridge/contentScripts.ts'
import { AskNetworkSchema, networkChannelName, type NetworkNews } from '../../bridge/network.ts'
import type { Body } from '../../core/exchange/exchange.ts'
import { TimeSchema } from '../../core/exchange/numberSchemas.ts'
import type { NetworkCall } from '../../core/network/networkCall.ts'
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

/** The old page's last calls end before `domLoading`, the new page's scripts begin after it. */
const PAGE = `({
  openedAt: performance.timeOrigin,
  startedAt: performance.timeOrigin + Math.max(0, performance.timing.domLoading - performance.timing.navigationStart),
})`
const PageSchema = v.object({ openedAt: TimeSchema, startedAt: TimeSchema })

/**
 * The polyfill does not change Chromium's own promise, which differs from Firefox's; the callback is the same in both.
 */
type FinishedRequest = { getContent: (callback: (text?: string, second?: string) => void) => void }

/**
 * Listens to the tab's network log as long as DevTools is open, even before the panel is first shown. It keeps the
 * calls to Target, and sends all of them when a panel asks and each one as it ends.
 */
export function watchNetwork(): void {
  const { inspectedWindow, network } = browser.devtools
  const channel = new BroadcastChannel(networkChannelName(inspectedWindow.tabId))
  const log = `${Date.now()}-${crypto.getRandomValues(new Uint32Array(1)).join('')}`
  const calls = createNumberedBuffer<NetworkCall>({ maxEntries: MAX_ENTRIES, maxCharacters: MAX_CHARACTERS })
  const relayScripts = [browser.runtime.getURL(CONTENT_SCRIPTS.relay)]
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
  const notePage = async (): Promise<void> => {
    for (const pause of PAUSES) {
      await new Promise(resolve => setTimeout(resolve, pause))
      const page = v.safeParse(PageSchema, await askPage(PAGE))
      if (!page.success) continue
      if (pages.some(({ openedAt }) => openedAt === page.output.openedAt)) continue
      pages = [...pages, page.output].slice(-MAX_PAGES)
      return report([])
    }
  }
  const receive = async (request: object): Promise<void> => {
    const read = readHarEntry(request, relayScripts)
    if (!read) return
    seen += 1
    const id = `network/${log}/${seen}`
    const answer = bodyTooLarge(request) ?? (await contentOf(request as FinishedRequest))
    report([calls.add({ ...read, id, answer }).thing])
  }

  channel.addEventListener('message', ({ data }) => {
    if (v.is(AskNetworkSchema, data)) report(calls.from(1).map(({ thing }) => thing))
  })
  network.onRequestFinished.addListener(request => void receive(request))
  network.onNavigated.addListener(() => void notePage())
  void notePage()
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
