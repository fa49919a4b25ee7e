import { ensure, ensureTestTools } from './ensure.mjs'
import { runVitest } from './runVitest.mjs'
import { BUILDS, CHECKS, runSteps, STORE_LINT } from './steps.mjs'

process.env.MBOX_CHROMIUM = await ensure()
await ensureTestTools()
const parts = [
  await runSteps([...CHECKS, ...Object.values(BUILDS), STORE_LINT]),
  // The built extension is tested, so this comes after the builds.
  await runVitest(process.argv.slice(2)),
]
const total = outcome => parts.reduce((sum, part) => sum + part[outcome], 0)
const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''
console.log(`${total('passed')} passed, ${total('failed')} failed${skipped}`)
process.exitCode = total('failed') === 0 ? 0 : 1
