import { compareBrowsers } from './compareBrowsers.mjs'
import { ensure, ensureTestTools } from './ensure.mjs'
import { runVitest } from './runVitest.mjs'
import { BUILDS, CHECKS, runSteps, STORE_LINT } from './steps.mjs'

process.env.MBOX_CHROMIUM = await ensure()
process.env.MBOX_FIREFOX = await ensure({ firefox: true })
await ensureTestTools()
const args = process.argv.slice(2)
// The tests use the built extension, so they come after the builds. The checks take what the tests leave of the machine.
const builds = await runSteps(Object.values(BUILDS))
const checking = runSteps([STORE_LINT, ...CHECKS], { isLowPriority: true })
const tests = await runVitest(args)
const checks = await checking
// With only a part of the tests, no comparison is possible.
const failures = args.length === 0 ? await differ(tests) : []
const all = [builds, checks, tests]
const passed = all.reduce((sum, part) => sum + part.passed, 0)
const failed = all.reduce((sum, part) => sum + part.failed, failures.length)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/**
 * Prints how the tests run in the two browsers differ, and returns a sentence for each difference that is not in the
 * table.
 */
async function differ({ ran, skipped }) {
  const { both, differences, failures } = await compareBrowsers(ran, skipped)
  console.log(
    `${both} tests ran in Chromium and in Firefox; docs/browser-differences.md names ${differences} differences.`,
  )
  for (const failure of failures) console.error(failure)
  return failures
}
