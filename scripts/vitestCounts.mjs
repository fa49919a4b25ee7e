import { writeFileSync } from 'node:fs'

/**
 * A Vitest reporter that writes the results of the tests to the file named by MBOX_TEST_COUNTS: how many passed, failed
 * and were skipped, and which of them each project ran.
 */
export default class VitestCounts {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    const ran = {}
    for (const module of modules) {
      // A file that does not load, or a hook that throws, has no failed test to show for it.
      counts.failed += module.errors().length > 0 ? 1 : 0
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length > 0 ? 1 : 0
      for (const test of module.children.allTests()) {
        const outcome = outcomeOf(test)
        counts[outcome] += 1
        if (outcome !== 'skipped') (ran[module.project.name] ??= []).push([module.relativeModuleId, test.fullName])
      }
    }
    writeFileSync(process.env.MBOX_TEST_COUNTS, JSON.stringify({ ...counts, ran }))
  }
}

/** A test that neither passed nor was skipped counts as failed, even when the run ended before it. */
function outcomeOf(test) {
  const { state } = test.result()
  return state === 'passed' || state === 'skipped' ? state : 'failed'
}
