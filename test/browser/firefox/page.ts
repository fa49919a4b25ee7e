import { poll } from '../poll.ts'
import type { Remote } from './remote.ts'
import { createDocumentDriver, PATIENCE_MS, type DocumentDriver } from './documentDriver.ts'
import { FirefoxLocator } from './locator.ts'

/** Playwright's Frame for a document of Firefox, with the methods that are in use here. */
export class FirefoxFrame extends FirefoxLocator {
  readonly keyboard: { press: (shortcut: string) => Promise<void>; type: (text: string) => Promise<void> }

  readonly browserId: number
  protected readonly remote: Remote
  protected readonly document: DocumentDriver

  constructor(remote: Remote, browserId: number, document = createDocumentDriver(remote, browserId)) {
    super(document, '')
    this.remote = remote
    this.browserId = browserId
    this.document = document
    this.keyboard = { press: shortcut => document.press(shortcut), type: text => document.type(text) }
  }

  override async evaluate(pageFunction: unknown, argument?: unknown): Promise<unknown> {
    const isFunction = typeof pageFunction === 'function'
    return this.document.evaluate('page', IN_PAGE, isFunction, String(pageFunction), JSON.stringify(argument ?? null))
  }

  async waitForFunction(
    pageFunction: unknown,
    argument?: unknown,
    { timeout = PATIENCE_MS }: { timeout?: number } = {},
  ): Promise<void> {
    await poll(String(pageFunction), async () => Boolean(await this.evaluate(pageFunction, argument)), timeout)
  }
}

interface Tab {
  load: (url: string) => Promise<void>
  reload: () => Promise<void>
  close: () => Promise<void>
  select: () => Promise<void>
}

/** Playwright's Page for a tab of Firefox. */
export class FirefoxPage extends FirefoxFrame {
  private readonly tab: Tab
  private address = 'about:blank'
  private hasClosed = false

  constructor(remote: Remote, tabId: number, tab: Tab) {
    super(remote, tabId)
    this.tab = tab
  }

  /** Where it was sent last. */
  url(): string {
    return this.address
  }

  async goto(url: string): Promise<void> {
    const before = await this.documentState()
    await this.tab.load(url)
    await this.loaded(before, url === 'about:blank')
  }

  async addInitScript(script: (() => void) | string): Promise<void> {
    await this.remote.addPreloadScript(this.browserId, typeof script === 'string' ? script : `(${String(script)})()`)
  }

  async addScriptTag({ content }: { content: string }): Promise<void> {
    const add = (text: string): void => {
      const script = document.createElement('script')
      script.textContent = text
      document.head.append(script)
    }
    await this.evaluate(add, content)
  }

  async reload(): Promise<void> {
    const before = await this.documentState()
    await this.tab.reload()
    await this.loaded(before, true)
  }

  isClosed(): boolean {
    return this.hasClosed
  }

  async close(): Promise<void> {
    this.hasClosed = true
    await this.tab.close()
  }

  async bringToFront(): Promise<void> {
    await this.tab.select()
  }

  /** Resolves when another document than the present one has loaded. */
  async waitForEvent(event: string): Promise<void> {
    if (event !== 'load') throw new Error(`There is no waiting for ${event} in Firefox`)
    await this.loaded(await this.documentState(), true)
  }

  private async documentState(): Promise<DocumentState> {
    return this.document.evaluate<DocumentState>('driver', DOCUMENT_STATE)
  }

  /**
   * Waits for a loaded document after this one: a tab on its way to another site shows an empty one for a moment. Throws when
   * it is Firefox's page about an error, which never counts as complete.
   */
  private async loaded(before: DocumentState, mayBeEmpty: boolean): Promise<void> {
    const { href, source } = await poll(
      'The load of another document',
      async () => {
        const state = await this.documentState()
        const { href, openedAt, isComplete, source } = state
        const isThere = isComplete || ERROR_PAGE.test(source)
        return openedAt !== before.openedAt && isThere && (mayBeEmpty || href !== 'about:blank') && state
      },
      LOAD_PATIENCE_MS,
    )
    const [, error] = ERROR_PAGE.exec(source) ?? []
    if (error !== undefined) throw new Error(`page.goto: ${error} at ${href}`)
    this.address = href
  }
}

interface DocumentState {
  href: string
  openedAt: number
  isComplete: boolean
  /** What stands behind `href`: for one that did not load, Firefox's page about the error. */
  source: string
}

const ERROR_PAGE = /^about:(?:net|cert)error\?e=([^&]*)/

const LOAD_PATIENCE_MS = 60_000

// In the page's own global: a sandbox has other functions. A page whose policy forbids that gets the sandbox after all.
const IN_PAGE = `
  const [isFunction, text, json] = args
  const source = isFunction ? '(' + text + ')(' + json + ')' : text
  try {
    return await window.eval(source)
  } catch (error) {
    if (error?.name !== 'EvalError') throw error
    return await globalThis.eval(source)
  }`

const DOCUMENT_STATE =
  'return { href: location.href, openedAt: performance.timeOrigin, isComplete: document.readyState === "complete", source: document.documentURI }'
