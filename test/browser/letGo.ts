import type { Page } from 'playwright'

/** What is in use of Playwright's own side of a page; undocumented, as is the way to it. */
interface Internals {
  _connection: {
    toImpl: (page: Page) => { delegate: { _mainFrameSession: { _client: { detach: () => Promise<void> } } } }
  }
}

/** Detaches Playwright from a page, which lives on: Chromium prerenders nothing for a tab that a driver is attached to. */
export async function letGo(page: Page): Promise<void> {
  const { delegate } = (page as unknown as Internals)._connection.toImpl(page)
  await delegate._mainFrameSession._client.detach()
}
