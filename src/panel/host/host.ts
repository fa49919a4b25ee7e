import type { Connection, ConnectionOptions } from '../../bridge/connection.ts'
import type { SendCommand, SendOutcome } from '../../bridge/messages.ts'
import type { PageMode } from '../../core/session/pageMode.ts'
import type { NetworkNews } from '../../bridge/network.ts'
import type { PermissionWanted } from '../../bridge/permissionPage.ts'
import type { SiteAnswer } from '../../bridge/sites.ts'
import type { Transmission } from '../../bridge/transmission.ts'
import type { ImportReading, ImportRequest } from '../import-worker/importRequest.ts'
import type messages from '../../../public/_locales/en/messages.json'

export type MessageKey = keyof typeof messages

export type Theme = 'light' | 'dark'

/** The mode that a page reports, and when the navigation to it began, ms since the epoch. */
export interface ReportedMode {
  mode: PageMode | 'none'
  openedAt: number
}

/** The inspected page, as it describes itself. */
export interface InspectedPage {
  url: string
  /** When the navigation to it began, ms since the epoch. */
  openedAt?: number | undefined
}

/** Everything the panel needs from the browser; the only seam between the panel and browser APIs. */
export interface Host {
  tabId: number
  /** The version of the extension. */
  version: string
  /** The browser's user agent. */
  userAgent: string
  /** The catalogue's sentence in the browser's language, its places filled with the values in order. */
  message: (key: MessageKey, ...values: string[]) => string
  /** BCP 47 tag of the catalogue's language, for dates and numbers. */
  locale: string
  theme: Theme
  onThemeChange: (listener: (theme: Theme) => void) => void
  connect: (options: Omit<ConnectionOptions, 'open'>) => Connection
  /** Undefined when the background does not answer. */
  askSite: (url: string) => Promise<SiteAnswer | undefined>
  /** Switches the extension off, or on again, on hosts from their pages' next load; resolves to false when the browser refuses. */
  switchSites: (hosts: readonly string[], isOff: boolean) => Promise<boolean>
  /** Opens the page that asks for the permission to run on the site of `url`. */
  askForPermission: (url: string) => void
  /** The inspected page, or undefined when the browser does not reveal it. */
  page: () => Promise<InspectedPage | undefined>
  /** Calls back after each navigation of the inspected tab, including to pages without a relay. */
  onNavigate: (listener: () => void) => void
  /**
   * Calls back with the tab's calls to Target from the browser's network log, all since DevTools was opened; may repeat.
   */
  listenToNetwork: (listener: (news: NetworkNews) => void) => void
  /** Shows the number of failures on the extension's icon. */
  showFailures: (failures: number) => void
  /** Loads the page again, in a mode or without one. Resolves to false when the browser refuses. */
  reloadPage: (mode?: PageMode) => Promise<boolean>
  /** The mode that the page reports; undefined when it cannot be asked, or not yet. */
  pageMode: () => Promise<ReportedMode | undefined>
  /**
   * Calls the function that the page's window has under a name, once with each list of arguments, which are JavaScript. Frames
   * cannot be reached. `no answer` means that the browser does not reveal whether there is such a function.
   */
  callInPage: (name: string, argumentLists: readonly string[]) => Promise<'called' | 'no function' | 'no answer'>
  pageElements: PageElements
  /** Saves a text through the browser's downloads, as JSON or as another MIME type. */
  saveFile: (name: string, text: string, type?: string) => void
  /**
   * Reads texts and files apart from the panel, which stays responsive. Resolves to undefined when that fails, or ends with
   * the signal; `onProgress` gets the read share, from 0 to 1.
   */
  readImport: (request: ImportRequest, options: ReadingOptions) => Promise<ImportReading | undefined>
  /** Resolves to false when the clipboard refuses. */
  copy: (text: string) => Promise<boolean>
  /** The clipboard's text; undefined when the clipboard refuses. */
  readClipboard: () => Promise<string | undefined>
  /** Ms since the epoch. */
  now: () => number
  /** 32 random hexadecimal digits, as at.js makes its ids. */
  randomId: () => string
  /** Asks for the browser's state of the tab; calls back after some seconds at the latest, and again when an answer comes later. */
  askTab: (listener: (tab: TabFacts) => void) => void
  /** Opens the page that asks for the consent to transmit data. */
  askForConsent: () => void
  /** The sends that the extension makes without a page. */
  extension: ExtensionSending
  /** Opens the page that asks for the permission to send from the extension to the host of `url`. */
  askForHost: (url: string) => void
  /** The store for the panel's choices. */
  store: Store
  /** The store for what the tab's panel recorded. */
  session: SessionStore
}

export interface ReadingOptions {
  signal: AbortSignal
  onProgress: (share: number) => void
}

/** The background as a sender. It may stop at any time: then nobody knows the outcome. */
export interface ExtensionSending {
  /** Makes a request once for each `sendId`; resolves to its outcome, or to undefined when that is not known. */
  send: (command: SendCommand) => Promise<SendOutcome | undefined>
  cancel: (sendId: string) => void
  /** The outcome of an earlier request; undefined when the background does not know it. */
  resultOf: (sendId: string) => Promise<SendOutcome | undefined>
}

/** The elements of the page's top frame, by selectors of at.js and the Web SDK. */
export interface PageElements {
  /**
   * How many elements each selector finds; null for one that cannot be read. Undefined when the browser does not answer.
   */
  count: (selectors: readonly string[]) => Promise<readonly (number | null)[] | undefined>
  /** Scrolls to the first element, and shows all of them for a moment. */
  highlight: (selector: string) => Promise<void>
  /** Selects the first element in the Elements panel of DevTools, the Inspector in Firefox. */
  reveal: (selector: string) => Promise<void>
}

/**
 * The browser's state of the inspected tab. `isPrivate`: in a private window; undefined when the browser does not
 * reveal it.
 */
export interface TabFacts {
  isPrivate: boolean | undefined
  transmission: Transmission
}

/** The value under a name in a browser's store, or that the browser refuses the store. */
export type Stored = { kind: 'stored'; value: string | undefined } | { kind: 'refused' }

/** The browser's stores. No member throws or rejects: a browser may refuse each of them at any time. */
export interface Store {
  /** The value kept in this browser until it is changed. */
  read: (name: string) => Stored
  /** Returns whether it is kept. */
  write: (name: string, value: string) => boolean
  /** Keys that are kept until the browser closes; calls back once, with undefined when the browser refuses. */
  confirmed: (listener: (keys: readonly string[] | undefined) => void) => void
  /** Keeps a key until the browser closes; resolves to whether it is kept. */
  confirm: (key: string) => Promise<boolean>
  /** Forgets all those keys; resolves to whether that is done. */
  forget: () => Promise<boolean>
  /**
   * The texts that are kept until they are removed, by name, of those whose name begins with a prefix. Calls back at first and
   * after each change by any panel, with undefined when the browser refuses.
   */
  lasting: (prefix: string, listener: (texts: ReadonlyMap<string, string> | undefined) => void) => void
  /** Keeps a text under a name, or removes it; resolves to whether that is done. */
  keep: (name: string, text: string | undefined) => Promise<boolean>
}

/** Memory that outlives the panel until the browser closes. No member throws or rejects. */
export interface SessionStore {
  /** The values of this tab by their names; undefined when the browser refuses. */
  read: () => Promise<ReadonlyMap<string, unknown> | undefined>
  /** `full`: there is no room, and nothing of it is kept. */
  write: (values: Readonly<Record<string, unknown>>) => Promise<'kept' | 'full' | 'refused'>
  remove: (names: readonly string[]) => Promise<void>
}

/** The result of asking the browser for a permission; `reason` is the browser's own sentence. */
export type Granting = { kind: 'granted' } | { kind: 'denied' } | { kind: 'failed'; reason: string }

/** The permissions that the permission page can ask for: this site, all sites, or the consent to transmit. */
export type Wanted = 'this' | 'all' | 'transmission'

/** Everything the permission page needs from the browser. */
export interface PermissionHost extends Pick<Host, 'message' | 'locale'> {
  wanted: PermissionWanted
  request: (wanted: Wanted) => Promise<Granting>
  /** Shows the inspected tab and closes the page. */
  goBack: () => void
}

/** The tab in front of the popup's window; `url` is undefined when the browser does not reveal it. */
export interface PopupTab {
  url: string | undefined
  isPrivate: boolean
}

/** Everything the icon's popup needs from the browser. */
export interface PopupHost extends Pick<Host, 'message' | 'locale' | 'askSite' | 'switchSites'> {
  tab: () => Promise<PopupTab>
  /** Loads the tab's page again and closes the popup. */
  reload: () => Promise<void>
}
