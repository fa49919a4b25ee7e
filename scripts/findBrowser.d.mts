/** A browser that was found and starts: its executable, and the version that it reports. */
export interface FoundBrowser {
  readonly path: string
  readonly version: string
}

type Find = (
  env?: Readonly<Record<string, string | undefined>>,
  platform?: NodeJS.Platform,
) => Promise<FoundBrowser | undefined>

/** The Chromium to drive: the one that MBOX_CHROMIUM names, an installed Chromium, or the one Playwright downloaded. */
export const findChromium: Find

/** Google Chrome or Edge: the last resort, since branded builds ignore `--load-extension`. */
export const findBrandedBrowser: Find

/** The Firefox to drive: the one that MBOX_FIREFOX names, or an installed one. */
export const findFirefox: Find
