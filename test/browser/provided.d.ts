import type { BrowserName } from './browser.ts'

declare module 'vitest' {
  /** What each project of `vitest.config.ts` gives to its tests. */
  export interface ProvidedContext {
    browser: BrowserName
  }
}
