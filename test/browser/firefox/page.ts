import { poll } from '../poll.ts'
import type { Remote } from './remote.ts'
import { createDocumentDriver, PATIENCE_MS, type DocumentDriver } from './documentDriver.ts'
import { FirefoxLocator } from './locator.ts'

/** Playwright's Frame for a document of Firefox, with the methods that are in use here. */
export class FirefoxFrame extends FirefoxLocator {
  readonly keyboard: { press: (shortcut: string) => Promise<void>; type: (text: string) => Promise<void> }

  readonly browserId: number
  protected readonly remote: Remote
  private readonly document: DocumentDriver

  constructor(remote: Remote, browserId: number, document = createDocumentDriver(remote, browserId)) {
    super(document, '')
    this.remote = remote
    this.browserId = browserId
    this.document = document
    this.keyboard = { press: shortcut => document.press(shortcut), type: text => document.type(text) }
  }

  override async evaluate(pageFunction: unknown, argument?: unknown): Promise<unknown> {
    const expression = typeof pageFunction === 'function' ? `(${String(pageFunction)})(args[0])` : String(pageFunction)
    return this.document.evaluate('page', `return (${expression})`, argument)
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
  close: () => Promise<void>
  select: () => Promise<void>
}

/** Playwright's Page for a tab of Firefox. */
export class FirefoxPage extends FirefoxFrame {
  private readonly tab: Tab
  private address = 'about:blank'

  constructor(remote: Remote, tabId: number, tab: Tab) {
    super(remote, tabId)
    this.tab = tab
  }

  /** Where it was sent last. */
  url(): string {
    return this.address
  }

  async goto(url: string): Promise<void> {
    await this.remote.command(this.browserId, 'WebDriver:Navigate', { url })
    // The document may be replaced once more on its way into the process of its site.
    this.address = await poll(`The page ${url}`, async () => {
      const [href, state] = (await this.evaluate('[location.href, document.readyState]')) as [string, string]
      return (href !== 'about:blank' || url === href) && state === 'complete' && href
    })
  }

  async reload(): Promise<void> {
    await this.remote.command(this.browserId, 'WebDriver:Refresh')
  }

  async close(): Promise<void> {
    await this.tab.close()
  }

  async bringToFront(): Promise<void> {
    await this.tab.select()
  }

  /** Resolves when another document than the present one has loaded. */
  async waitForEvent(event: string): Promise<void> {
    if (event !== 'load') throw new Error(`There is no waiting for ${event} in Firefox`)
    const before = await this.evaluate('performance.timeOrigin')
    await poll(
      'The load of another document',
      () =>
        this.evaluate(
          `performance.timeOrigin !== ${String(before)} && document.readyState === 'complete'`,
        ) as Promise<boolean>,
    )
  }
}
