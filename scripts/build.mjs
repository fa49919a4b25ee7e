import { ensurePackages } from './ensure.mjs'
import { BUILDS, runSteps } from './steps.mjs'

await ensurePackages()
const { failed } = await runSteps(Object.values(BUILDS))
process.exitCode = failed === 0 ? 0 : 1
