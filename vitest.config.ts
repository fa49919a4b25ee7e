import { defineConfig } from 'vitest/config'

const SLOW = 120_000

/** Ms that a test without a browser may take on a machine that does other things too; it is no measure of speed. */
const PATIENT = 60_000

/** Three projects: `unit` (plain Node), `panel` (Preact in happy-dom), `browser` (real Chromium and Firefox). */
export default defineConfig({
  test: {
    retry: 0,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{src,demo,build,test/house,test/package,test/code-generation,test/sdk}/**/*.test.ts'],
          testTimeout: PATIENT,
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'panel',
          environment: 'happy-dom',
          include: ['{src,test}/**/*.test.tsx'],
          testTimeout: PATIENT,
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/{browser,observer,witness,e2e}/**/*.test.ts'],
          testTimeout: SLOW,
          hookTimeout: SLOW,
          // Each file drives browsers of its own, and two of them are what two cores bear.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
