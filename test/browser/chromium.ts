import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium, type BrowserContext, type Worker } from 'playwright'
import { findChromium } from '../../scripts/findBrowser.mjs'
import { cleanUpAfterMe } from './cleanUpAfterMe.ts'
import { poll } from './poll.ts'
import { prepareProfile, removeProfile, type ProfileOptions } from './profile.ts'

/** How to start Chromium with an unpacked extension. */
export interface ChromiumOptions extends ProfileOptions {
  readonly extensionDir: string
  /** Default: the one that `findChromium` finds. */
  readonly executablePath?: string
  readonly headless?: boolean
  /** Arguments beside the driver's own. */
  readonly moreArguments?: readonly string[]
}

/** A running Chromium with the extension. */
export interface RunningChromium {
  readonly context: BrowserContext
  readonly extensionId: string
  /** The extension's service worker of the moment. */
  readonly serviceWorker: () => Worker | undefined
  /** Stops the browser and removes its profile. */
  readonly close: () => Promise<void>
}

/** How long a worker may take to answer before it counts as stopped. */
const ANSWER_PATIENCE_MS = 1000

/** How every address of an extension's page starts. */
export const EXTENSION_SCHEME = 'chrome-extension://'

/** Starts Chromium with the extension in a separate profile and waits for the extension's service worker. */
export async function launchChromium(options: ChromiumOptions): Promise<RunningChromium> {
  // Undocumented in Playwright, and read at launch: without it DevTools' pages are not among the context's pages.
  process.env['PW_CHROMIUM_ATTACH_TO_OTHER'] = '1'
  const executablePath = options.executablePath ?? (await findChromium())?.path
  if (executablePath === undefined) throw new Error('No Chromium was found. Set MBOX_CHROMIUM to its executable.')
  const extensionDir = path.resolve(options.extensionDir)
  if (!existsSync(path.join(extensionDir, 'manifest.json')))
    throw new Error(`No extension in ${extensionDir}: build it.`)
  const folder = await prepareProfile(options)
  let context: BrowserContext | undefined
  // The browser itself ends when the pipe does by which Playwright drives it.
  const forget = cleanUpAfterMe({ folder })
  const close = async (): Promise<void> => {
    await context?.close()
    forget()
    await removeProfile(folder)
  }
  try {
    context = await chromium.launchPersistentContext(folder, launchOptions(extensionDir, executablePath, options))
    const worker =
      extensionWorker(context) ?? (await context.waitForEvent('serviceworker', { predicate: isOfExtension }))
    const serviceWorker = extensionWorker.bind(undefined, context)
    return { context, extensionId: new URL(worker.url()).host, serviceWorker, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Ends the extension's service worker as the browser does when it idles; the next event starts another. An open port
 * starts it again at once and under the same target, so the proof of its end is a lost target or a lost memory.
 */
export async function killServiceWorker(context: BrowserContext): Promise<void> {
  await extensionWorker(context)?.evaluate(() => Object.assign(globalThis, { isMarked: true }))
  const session = await browserSession(context)
  const workers = await extensionWorkerTargets(session)
  for (const targetId of workers) await session.send('Target.closeTarget', { targetId })
  await poll('The end of the service worker', async () => {
    const now = await extensionWorkerTargets(session)
    return !workers.some(targetId => now.includes(targetId)) || hasForgotten(context)
  })
  await session.detach()
}

async function extensionWorkerTargets(session: CDPSession): Promise<string[]> {
  const { targetInfos } = await session.send('Target.getTargets')
  const workers = targetInfos.filter(({ type, url }) => type === 'service_worker' && url.startsWith(EXTENSION_SCHEME))
  return workers.map(({ targetId }) => targetId)
}

/** Whether a worker runs that was never marked; a stopped one does not answer. */
async function hasForgotten(context: BrowserContext): Promise<boolean> {
  const asked = extensionWorker(context)?.evaluate(() => !('isMarked' in globalThis))
  const patience = new Promise<false>(resolve => setTimeout(() => resolve(false), ANSWER_PATIENCE_MS))
  return Promise.race([asked?.catch(() => false) ?? false, patience])
}

function launchOptions(
  extension: string,
  executablePath: string,
  { headless = true, moreArguments = [] }: ChromiumOptions,
): PersistentOptions {
  return {
    executablePath,
    headless,
    colorScheme: 'light',
    viewport: null,
    // Playwright's own defaults; a person's browser keeps the pages that were left.
    ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'],
    args: [
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--window-size=1600,1200',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...moreArguments,
    ],
  }
}

type PersistentOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>
type CDPSession = Awaited<ReturnType<BrowserContext['newCDPSession']>>

/** A CDP session with the browser itself. */
export async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser()
  if (browser === null) throw new Error('The browser has gone')
  return browser.newBrowserCDPSession()
}

function extensionWorker(context: BrowserContext): Worker | undefined {
  return context.serviceWorkers().find(isOfExtension)
}

/** Whether the worker is the extension's service worker. */
export function isOfExtension(worker: Worker): boolean {
  return worker.url().startsWith(EXTENSION_SCHEME)
}
