import type { Connection, ConnectionOptions } from '../../bridge/connection.ts'
import type { SiteAnswer } from '../../bridge/messages.ts'
import type { NetworkNews } from '../../bridge/network.ts'
import type messages from '../../../public/_locales/en/messages.json'

export type MessageKey = keyof typeof messages

export type Theme = 'light' | 'dark'

/** All that the panel wants of the browser; the only seam between the panel and browser APIs. */
export interface Host {
  tabId: number
  /** The catalogue's sentence in the browser's language, its places filled with the values in order. */
  message: (key: MessageKey, ...values: string[]) => string
  /** BCP 47 tag of the catalogue's language, for dates and numbers. */
  locale: string
  theme: Theme
  onThemeChange: (listener: (theme: Theme) => void) => void
  connect: (options: Omit<ConnectionOptions, 'open'>) => Connection
  /** Undefined when the background does not answer. */
  askSite: (url: string) => Promise<SiteAnswer | undefined>
  /** Opens the page that asks for the permission to run on the site of `url`. */
  askForPermission: (url: string) => void
  /** The inspected page's URL, or undefined when the browser does not tell it. */
  pageUrl: () => Promise<string | undefined>
  /** Calls back after each navigation of the inspected tab, also to pages without a relay. */
  onNavigate: (listener: () => void) => void
  /** Hands over the tab's Delivery calls from the browser's network log, all since DevTools was opened; may repeat. */
  hearNetwork: (listener: (news: NetworkNews) => void) => void
  /** Shows the number of faults on the extension's icon. */
  showFaults: (faults: number) => void
  /** Loads the page again, with or without the witness. */
  reloadPage: (options?: { witnessed: boolean }) => void
  /** Whether the page says that its beacons are witnessed; undefined when it cannot be asked, or not yet. */
  isWitnessed: () => Promise<boolean | undefined>
  /** Hands a text to the browser's downloads. */
  saveFile: (name: string, text: string) => void
  /** Resolves to false when the clipboard refuses. */
  copy: (text: string) => Promise<boolean>
  /** Ms since the epoch. */
  now: () => number
  /** 32 random hexadecimal digits, as at.js makes its ids. */
  randomId: () => string
  /** What the panel remembers of its own looks, per browser. */
  remembered: (name: string) => string | undefined
  remember: (name: string, value: string) => void
  /** What was confirmed in this browser session; it is forgotten when the browser closes. */
  session: SessionMemory
}

/** What came of asking the browser for a permission; `reason` is the browser's own sentence. */
export type Granting = { kind: 'granted' } | { kind: 'denied' } | { kind: 'failed'; reason: string }

/** All that the permission page wants of the browser. */
export interface PermissionHost extends Pick<Host, 'message' | 'locale'> {
  /** The origin of the inspected page. */
  origin: string
  /** Asks for that site, or for all. */
  request: (sites: 'this' | 'all') => Promise<Granting>
  /** Shows the inspected tab and closes the page. */
  goBack: () => void
}

/** Keys that are remembered until the browser closes. */
export interface SessionMemory {
  /** Empty when the browser cannot tell. */
  confirmed: () => Promise<readonly string[]>
  confirm: (key: string) => void
  forget: () => void
}
