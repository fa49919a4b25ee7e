import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { findChromium } from '../scripts/findBrowser.mjs'
import { cleanUpAfterMe } from '../test/browser/cleanUpAfterMe.ts'

/**
 * A page of Chromium as it is without DevTools. A driver for tests debugs each page: then Chromium notes the stack of each
 * request and reports each world of each frame, which costs more than what is measured.
 */
export interface UndebuggedPage {
  /** Loads a page; resolves when it has loaded. */
  load(url: string): Promise<void>
  /** Resolves to the value of an expression, after its promise. */
  evaluate<Value>(expression: string): Promise<Value>
  /** Ms that the thread of the page was busy with this document. */
  busy(): Promise<number>
  close(): Promise<void>
}

const ARGUMENTS = [
  '--headless=new',
  '--no-sandbox',
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-component-update',
  '--disable-renderer-backgrounding',
  '--disable-sync',
  '--remote-debugging-pipe',
  'about:blank',
]

/** Starts Chromium with the unpacked extension and a profile in the folder, which is the caller's to remove. */
export async function openUndebuggedPage(extension: string, folder: string): Promise<UndebuggedPage> {
  const executable = (await findChromium())?.path
  if (executable === undefined) throw new Error('No Chromium was found. Set MBOX_CHROMIUM to its executable.')
  const browser = spawn(
    executable,
    [
      `--user-data-dir=${path.join(folder, 'profile')}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...ARGUMENTS,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  )
  const ended = once(browser, 'exit')
  const forget = cleanUpAfterMe({ folder, group: browser.pid })
  const protocol = openProtocol(browser.stdio[3] as Writable, browser.stdio[4] as Readable)
  const close = async (): Promise<void> => {
    protocol.send('Browser.close').catch(() => {})
    await ended
    forget()
  }
  try {
    return { ...(await attachToPage(protocol)), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function attachToPage(protocol: Protocol): Promise<Omit<UndebuggedPage, 'close'>> {
  const { targetInfos } = await protocol.send<{ targetInfos: { type: string; targetId: string }[] }>(
    'Target.getTargets',
  )
  const target = targetInfos.find(({ type }) => type === 'page')
  const { sessionId } = await protocol.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId: target?.targetId,
    flatten: true,
  })
  await protocol.send('Page.enable', {}, sessionId)
  // The thread's own time: on a busy machine the wall's includes that of others.
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' }, sessionId)
  return {
    load: async url => {
      const loaded = protocol.next('Page.loadEventFired')
      await protocol.send('Page.navigate', { url }, sessionId)
      await loaded
    },
    evaluate: async expression => {
      const options = { expression, awaitPromise: true, returnByValue: true }
      const { result, exceptionDetails } = await protocol.send<Evaluated>('Runtime.evaluate', options, sessionId)
      if (exceptionDetails) throw new Error(result.description ?? 'The expression threw')
      return result.value as never
    },
    busy: async () => {
      const { metrics } = await protocol.send<{ metrics: { name: string; value: number }[] }>(
        'Performance.getMetrics',
        {},
        sessionId,
      )
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
    },
  }
}

interface Evaluated {
  result: { value?: unknown; description?: string }
  exceptionDetails?: object
}

/** The DevTools protocol over a pipe: messages of JSON, each ended by a null byte. */
interface Protocol {
  send<Result>(method: string, params?: object, sessionId?: string): Promise<Result>
  /** Resolves at the next event of this name. */
  next(event: string): Promise<void>
}

interface Message {
  id?: number
  method?: string
  result?: unknown
  error?: { message: string }
}

function openProtocol(output: Writable, input: Readable): Protocol {
  const asked = new Map<number, (message: Message) => void>()
  const awaited = new Map<string, () => void>()
  let sent = 0
  let unread = ''
  input.setEncoding('utf8')
  input.on('data', (text: string) => {
    const messages = (unread + text).split('\0')
    unread = messages.pop() ?? ''
    for (const one of messages) receive(JSON.parse(one) as Message)
  })
  const receive = (message: Message): void => {
    if (message.id !== undefined) asked.get(message.id)?.(message)
    else if (message.method !== undefined) awaited.get(message.method)?.()
  }
  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        const id = (sent += 1)
        asked.set(id, ({ result, error }) => {
          asked.delete(id)
          if (error) reject(new Error(`${method}: ${error.message}`))
          else resolve(result as never)
        })
        output.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`)
      }),
    next: event => new Promise(resolve => void awaited.set(event, resolve)),
  }
}
