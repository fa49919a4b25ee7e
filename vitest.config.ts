import { defineConfig } from 'vitest/config'
import type { BrowserName } from './test/browser/browser.ts'
import { filesOfOthers } from './test/browser/differences.ts'
import { SideBySide } from './test/browser/sideBySide.ts'

const SLOW = 120_000

/** Ms that a test without a browser may take on a machine that does other things too; it is no measure of speed. */
const PATIENT = 60_000

/**
 * The files of a worker share no state, only modules, which are read once; a document is each file's own. Vitest's default
 * would leave one core idle, which can be half of them.
 */
const SHARED_MODULES = { isolate: false, maxWorkers: '100%' } as const

/** Four projects: `unit` (plain Node), `panel` (Preact in happy-dom), `chromium` and `firefox` (the real browsers). */
export default defineConfig({
  test: {
    retry: 0,
    sequence: { sequencer: SideBySide },
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          ...SHARED_MODULES,
          include: [
            '{src,demo,build,bench,test/house,test/built,test/package,test/code-generation,test/sdk}/**/*.test.ts',
          ],
          testTimeout: PATIENT,
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'panel',
          environment: 'happy-dom',
          ...SHARED_MODULES,
          include: ['{src,dev,test}/**/*.test.tsx'],
          setupFiles: ['test/panel/loadInAdvance.ts'],
          testTimeout: PATIENT,
          hookTimeout: PATIENT,
        },
      },
      {
        test: {
          ...inBrowser('chromium'),
        },
      },
      {
        test: {
          ...inBrowser('firefox'),
        },
      },
    ],
  },
})

/** A project whose tests drive this browser: the same in each except what `differences.json` names. */
function inBrowser(browser: BrowserName) {
  return {
    name: browser,
    environment: 'node',
    include: ['test/{browser,observer,witness,hold,e2e}/**/*.test.ts'],
    exclude: filesOfOthers(browser),
    setupFiles: ['test/browser/skipDifferences.ts'],
    testTimeout: SLOW,
    hookTimeout: SLOW,
    // The files of a worker share a browser, and two of them are what two cores bear.
    maxWorkers: 2,
    isolate: false,
    // After the tests without a browser. A worker that finds no more files for Chromium begins with Firefox.
    sequence: { groupOrder: 1 },
    provide: { browser },
  }
}
