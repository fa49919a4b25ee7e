import path from 'node:path'
import { ROOT, runScript } from './runCommand.mjs'

/** The steps of `npm run check`: each counts as one test. */
export const CHECKS = [
  step('format', 'oxfmt/bin/oxfmt', ['--check']),
  step('lint', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']),
  step('types', 'typescript/bin/tsc', []),
  step('types of the extension', 'typescript/bin/tsc', ['-p', 'src']),
  step('types of the core', 'typescript/bin/tsc', ['-p', 'src/core']),
  step('dead code', 'knip/bin/knip.js', []),
]

/** The steps of `npm run fix`. */
export const FIXES = [
  step('lint', 'oxlint/bin/oxlint', ['--type-aware', '--fix']),
  step('format', 'oxfmt/bin/oxfmt', []),
]

/** The steps of `npm run build`: the extension for each browser. */
export const BUILDS = {
  chrome: step('build for Chrome', 'vite/bin/vite.js', ['build', '--mode', 'chrome', '--logLevel', 'error']),
  firefox: step('build for Firefox', 'vite/bin/vite.js', ['build', '--mode', 'firefox', '--logLevel', 'error']),
}

/** Mozilla's linter over the built extension for Firefox. */
export const STORE_LINT = step('store lint', path.join(ROOT, 'scripts/lintExtension.mjs'), [])

/** Runs every step, even after a failed one, prints how each ended, and resolves to the counts of each result. */
export async function runSteps(steps, options = {}) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const { name, script, args } of steps) {
    const start = Date.now()
    const isPassed = (await runScript(script, args, options)) === 0
    counts[isPassed ? 'passed' : 'failed'] += 1
    console.log(`${isPassed ? '✓' : '✗'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
  }
  return counts
}

function step(name, script, args) {
  return { name, script, args }
}
