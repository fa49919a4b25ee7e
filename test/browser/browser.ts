import type { Frame, Keyboard, Page } from 'playwright'

export type BrowserName = 'chromium' | 'firefox'

/** A size in CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/**
 * A running browser with the extension, the same for each browser. Pages, panels and locators are Playwright's, or objects
 * with the methods of Playwright's that are in use here.
 */
export interface Browser {
  readonly name: BrowserName
  newPage(): Promise<Page>
  /** Opens a private window, lets the extension run in such windows, and resolves to the window's page. */
  newPrivatePage(): Promise<Page>
  /** Gives the extension the consent to transmit data, as a person does; nothing where the browser asks for none. */
  allowTransmission(): Promise<void>
  /** Opens DevTools on the page and shows the extension's panel in it. */
  openPanel(page: Page): Promise<OpenPanel>
  /** Opens DevTools on the page with another tool in front: the devtools page runs, the panel was never shown. */
  openDevTools(page: Page): Promise<HiddenPanel>
  /** Runs a function with one argument in the extension's background; both must survive as text and JSON. */
  inBackground<Argument, Result>(task: (argument: Argument) => Result, argument: Argument): Promise<Awaited<Result>>
  /** Ends the background as the browser does when it idles; the next event starts another. */
  stopBackground(): Promise<void>
  /** Takes the page's tab off the network, and resolves to what puts it back. */
  goOffline(page: Page): Promise<() => Promise<void>>
  /** Ends the process of the page's tab, and with it all that runs in it. */
  crash(page: Page): Promise<void>
  /** Loads the extension again, as an update does. */
  reloadExtension(): Promise<void>
  /** Disables the extension, as a person does in the browser's own page for extensions, or enables it again. */
  setEnabled(isEnabled: boolean): Promise<void>
  /** What the process of a page or a panel, or the background, holds after a collection of garbage. */
  memoryOf(part: Page | Frame | 'background'): Promise<Memory>
  /** The text on the clipboard. */
  readClipboard(): Promise<string>
  /** Resolves when the browser has ended, by whomever. */
  readonly ended: Promise<unknown>
  /** Ends the browser and removes its profile. */
  close(): Promise<void>
}

/** Bytes of the heap, and numbers of things; each browser counts what it can. */
export type Memory = Readonly<Partial<Record<'heap' | 'nodes' | 'listeners' | 'realms', number>>>

/** The extension's panel in the real DevTools. */
export interface OpenPanel {
  readonly panel: Frame
  readonly keyboard: Pick<Keyboard, 'press' | 'type'>
  /** DevTools' theme, changed while the panel is open. */
  setTheme(theme: 'light' | 'dark'): Promise<void>
  resize(size: Size): Promise<void>
  /** Gives the panel the focus again and shows its page, after another tab or other DevTools had both. */
  focus(): Promise<void>
  /** A PNG of the panel alone in its size, or in this one. */
  screenshot(size?: Size): Promise<Buffer>
  /** Does what starts a download and resolves to the file's text. */
  download(start: () => Promise<void>): Promise<string>
  /** Closes DevTools, as a person does. */
  close(): Promise<void>
}

/** DevTools with a panel that was not shown yet. */
export interface HiddenPanel {
  showPanel(): Promise<OpenPanel>
}

/** A browser for pages alone, without DevTools. */
export interface Pages {
  newPage(): Promise<Page>
  /** Collects the garbage of the process that the page lives in. */
  collectGarbage(page: Page): Promise<void>
  close(): Promise<void>
}
