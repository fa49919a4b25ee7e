import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runScript } from './runCommand.mjs'

/** Runs all tests and resolves to their counts; a run that fails in any way has at least one failure. */
export async function runVitest(args) {
  const folder = mkdtempSync(path.join(tmpdir(), 'mbox-inspector-counts-'))
  // Not in a finally: a signal ends this process without running one.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'counts.json')
  const reporters = ['--reporter=default', '--reporter=./scripts/vitestCounts.mjs']
  const status = await runScript('vitest/vitest.mjs', ['run', ...reporters, ...args], {
    env: { MBOX_TEST_COUNTS: file },
  })
  return judge(await readCounts(file), status)
}

async function readCounts(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    console.error('Vitest ended without a count of its tests.')
    return { passed: 0, failed: 1, skipped: 0, ran: {} }
  }
}

function judge(counts, status) {
  const isSilent = counts.failed === 0 && (status !== 0 || counts.passed === 0)
  if (isSilent) console.error(`Vitest ran ${counts.passed} tests and ended with exit status ${status}: a failure.`)
  return isSilent ? { ...counts, failed: 1 } : counts
}
