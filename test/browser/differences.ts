import type { BrowserName } from './browser.ts'
import table from './differences.json' with { type: 'json' }

/** A test, or a whole file of them, that only one browser runs, and why. */
export interface Difference {
  readonly file: string
  /** The test's full name, its groups before it; without it the file is meant. */
  readonly test?: string
  readonly onlyIn: BrowserName
  readonly why: string
}

/** Every difference between the tests run in each browser; `docs/browser-differences.md` shows it. */
export const DIFFERENCES = table as readonly Difference[]

/** The files that this browser does not run at all. */
export function filesOfOthers(browser: BrowserName): string[] {
  return DIFFERENCES.filter(({ test, onlyIn }) => test === undefined && onlyIn !== browser).map(({ file }) => file)
}
