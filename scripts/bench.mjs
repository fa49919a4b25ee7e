import path from 'node:path'
import { ensure } from './ensure.mjs'
import { ROOT } from './runCommand.mjs'
import { BUILDS, runSteps } from './steps.mjs'

process.env.MBOX_CHROMIUM = await ensure()
const { failed } = await runSteps([BUILDS.chrome])
if (failed > 0) process.exit(1)

const { runnerImport } = await import('vite')
const { module } = await runnerImport(path.join(ROOT, 'bench/run.ts'), { root: ROOT, configFile: false })
await module.run()
process.exit(0)
