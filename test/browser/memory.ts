import type { BrowserContext, CDPSession, Frame, Page } from 'playwright'
import type { Memory } from './browser.ts'
import { browserSession, EXTENSION_SCHEME } from './chromium.ts'

const COUNTED = { heap: 'JSHeapUsedSize', nodes: 'Nodes', listeners: 'JSEventListeners' } as const

/** What a document's process holds after a collection of garbage. */
export async function memoryOf(context: BrowserContext, document: Page | Frame): Promise<Memory> {
  const session = await context.newCDPSession(document)
  try {
    await session.send('Performance.enable')
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    const valueOf = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN
    return { heap: valueOf(COUNTED.heap), nodes: valueOf(COUNTED.nodes), listeners: valueOf(COUNTED.listeners) }
  } finally {
    await session.detach()
  }
}

/** The heap of the extension's service worker after a collection of garbage. */
export async function memoryOfWorker(context: BrowserContext): Promise<Memory> {
  const browser = await browserSession(context)
  try {
    const { targetInfos } = await browser.send('Target.getTargets')
    const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(EXTENSION_SCHEME))
    if (!worker) throw new Error('The service worker does not run')
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId: worker.targetId })
    await ask(browser, sessionId, 1, 'HeapProfiler.collectGarbage')
    const { usedSize } = await ask<{ usedSize: number }>(browser, sessionId, 2, 'Runtime.getHeapUsage')
    return { heap: usedSize }
  } finally {
    await browser.detach()
  }
}

/** Sends a command to a target for which Playwright has no session. */
function ask<Answer>(browser: CDPSession, sessionId: string, id: number, method: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const read = (event: { sessionId: string; message: string }): void => {
      const answer = JSON.parse(event.message) as { id?: number; result: Answer }
      if (event.sessionId !== sessionId || answer.id !== id) return
      browser.off('Target.receivedMessageFromTarget', read)
      resolve(answer.result)
    }
    browser.on('Target.receivedMessageFromTarget', read)
    const message = JSON.stringify({ id, method })
    browser.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
  })
}
