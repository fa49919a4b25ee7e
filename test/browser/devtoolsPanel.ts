import type { Frame, Page } from 'playwright'
import type { Size } from './browser.ts'
import { browserSession, EXTENSION_SCHEME } from './chromium.ts'
import { poll } from './poll.ts'
import { themeSetting, type DevToolsTheme } from './profile.ts'

// The modules behind devtools:// are Chromium's own and undocumented: all that leans on them is in this file.

/** The extension's panel in DevTools: an ordinary Playwright frame in DevTools' own page. */
export interface ChromiumPanel {
  readonly devtools: Page
  readonly panel: Frame
}

type Box = Size & { x: number; y: number }

const ATTEMPTS = 3

/** Opens DevTools on the page and shows the panel with this title in it. */
export async function openPanel(page: Page, { title, timeoutMs = 30_000 }: PanelOptions): Promise<ChromiumPanel> {
  for (let attempt = 1; ; attempt += 1) {
    const devtools = await openDevTools(page, timeoutMs)
    try {
      return { devtools, panel: await showPanel(devtools, title, timeoutMs) }
    } catch (error) {
      if (attempt === ATTEMPTS) throw error
      await devtools.close()
    }
  }
}

/** Which panel, and how long each step of one attempt may take. */
export interface PanelOptions {
  readonly title: string
  readonly timeoutMs?: number
}

/** Changes DevTools' theme while it is open; the panel learns of it through `setThemeChangeHandler`. */
export async function setDevToolsTheme(devtools: Page, theme: DevToolsTheme): Promise<void> {
  // Text, not a function: a bundler would rewrite the `import()` in it.
  await devtools.evaluate(`(async () => {
    const Common = await import('devtools://devtools/bundled/core/common/common.js')
    Common.Settings.Settings.instance().moduleSetting('ui-theme').set(${JSON.stringify(themeSetting(theme))})
  })()`)
}

/** A picture of the panel alone, resized to exactly this size. */
export async function panelScreenshot(opened: ChromiumPanel, options: ScreenshotOptions): Promise<Buffer> {
  await resizePanel(opened, options)
  const clip = await panelBox(opened.panel)
  return opened.devtools.screenshot({ clip, ...(options.path === undefined ? {} : { path: options.path }) })
}

/** Resizes DevTools so that the panel has exactly this size; only undocked. */
export async function resizePanel({ devtools, panel }: ChromiumPanel, size: Size): Promise<void> {
  const [now, { width, height }] = await Promise.all([innerSize(panel), innerSize(devtools)])
  if (now.width === size.width && now.height === size.height) return
  await devtools.setViewportSize({ width: width - now.width + size.width, height: height - now.height + size.height })
  await poll(`A panel of ${size.width} x ${size.height} (only when DevTools is undocked)`, async () => {
    const resized = await innerSize(panel)
    return resized.width === size.width && resized.height === size.height
  })
}

function innerSize(document: Page | Frame): Promise<Size> {
  return document.evaluate(() => ({ width: innerWidth, height: innerHeight }))
}

/** The panel's size in CSS pixels, and the file to write. */
export interface ScreenshotOptions extends Size {
  readonly path?: string
}

/** Opens DevTools for a page, with whichever tool comes first. */
export async function openDevTools(page: Page, timeoutMs: number): Promise<Page> {
  const context = page.context()
  const browser = await browserSession(context)
  const opened = await browser.send('Target.openDevTools', { targetId: await targetIdOf(page) })
  await browser.detach()
  return poll(
    'The page of DevTools',
    async () => {
      for (const candidate of context.pages().filter(one => one.url().startsWith('devtools://')))
        if ((await targetIdOf(candidate)) === opened.targetId) return candidate
      return undefined
    },
    timeoutMs,
  )
}

/** Shows the panel with this title. */
export async function showPanel(devtools: Page, title: string, timeoutMs: number): Promise<Frame> {
  const show = `(async () => {
    if (!globalThis.UI) return false // still starting: an import now would break it
    const UI = await import('devtools://devtools/bundled/ui/legacy/legacy.js')
    const isWanted = id => id.startsWith('${EXTENSION_SCHEME}') && id.endsWith(${JSON.stringify(title.replaceAll(/\s/g, ''))})
    const id = UI.InspectorView.InspectorView.instance().tabbedPane.tabIds().find(isWanted)
    if (!id) return false
    await UI.ViewManager.ViewManager.instance().showView(id)
    return true
  })()`
  await poll(`The DevTools tab "${title}"`, () => devtools.evaluate<boolean>(show), timeoutMs)
  const panel = await poll('The page of the panel', () => visibleExtensionFrame(devtools), timeoutMs)
  await panel.waitForLoadState('load', { timeout: timeoutMs })
  return panel
}

// The extension's devtools page is a frame beside the panel, but a hidden one.
async function visibleExtensionFrame(devtools: Page): Promise<Frame | undefined> {
  for (const frame of devtools.mainFrame().childFrames())
    if (frame.url().startsWith(EXTENSION_SCHEME) && (await (await frame.frameElement()).isVisible())) return frame
  return undefined
}

async function panelBox(panel: Frame): Promise<Box> {
  const box = await (await panel.frameElement()).boundingBox()
  if (box === null) throw new Error('The panel is not visible')
  return box
}

async function targetIdOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const { targetInfo } = await session.send('Target.getTargetInfo')
  await session.detach()
  return targetInfo.targetId
}
