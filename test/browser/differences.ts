import type { BrowserName } from './browser.ts'
import alike from './alike.json' with { type: 'json' }
import table from './differences.json' with { type: 'json' }
import { isNamedBy } from './isNamedBy.mjs'

/** A test, a group or a whole file of them, that only one browser runs, and why. */
export interface Difference {
  readonly file: string
  /** The full name of the test or of the group, its groups before it; without it the file is meant. */
  readonly test?: string
  readonly onlyIn: BrowserName
  readonly why: string
}

/** Every difference between the tests run in each browser; `docs/browser-differences.md` shows it. */
export const DIFFERENCES = table as readonly Difference[]

/** The tests, groups and files that one browser runs because they would pass alike in the other; the same page names them. */
export const ALIKE = alike as readonly Difference[]

/** The test or group that leaves the test of this full name, in this file, to one browser. */
export function differenceOf(file: string, name: string): Difference | undefined {
  return [...DIFFERENCES, ...ALIKE].find(one => file.endsWith(one.file) && isNamedBy(one, name))
}

/** The files that this browser does not run at all. */
export function filesOfOthers(browser: BrowserName): string[] {
  const wholeFiles = [...DIFFERENCES, ...ALIKE].filter(({ test }) => test === undefined)
  return wholeFiles.filter(({ onlyIn }) => onlyIn !== browser).map(({ file }) => file)
}
