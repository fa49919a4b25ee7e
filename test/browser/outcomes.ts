import type { BrowserName } from './browser.ts'
import table from './outcomes.json' with { type: 'json' }

/** What a test that runs in both browsers expects of each: texts of the panel, or `none`. */
export interface DifferentOutcome extends Readonly<Record<BrowserName, string>> {
  readonly what: string
  readonly why: string
}

/** Every outcome that is another in each browser; `docs/browser-differences.md` shows it. */
export const OUTCOMES: readonly DifferentOutcome[] = table

/** What a test has to expect in this browser. */
export function outcomeIn(browser: BrowserName, what: string): string {
  const outcome = OUTCOMES.find(one => one.what === what)
  if (!outcome) throw new Error(`outcomes.json does not name “${what}”`)
  return outcome[browser]
}
