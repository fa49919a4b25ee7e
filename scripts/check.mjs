import { ensurePackages } from './ensure.mjs'
import { CHECKS, FIXES, runSteps } from './steps.mjs'

await ensurePackages()
const { failed } = await runSteps(process.argv.includes('--fix') ? FIXES : CHECKS)
process.exitCode = failed === 0 ? 0 : 1
