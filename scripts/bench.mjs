import path from 'node:path'
import { ensure, ensurePackages } from './ensure.mjs'
import { ROOT } from './runCommand.mjs'
import { BUILDS, runSteps } from './steps.mjs'

const USAGE =
  'Usage: npm run bench -- [page[=ROUNDS]] [firefox[=ROUNDS]] [ledger] [grid] [panel[=OPENINGS]] [fuzz[=COUNT[@SEED]]]'

const wanted = process.argv.slice(2)
if (!wanted.every(part => /^(?:(?:page|firefox|panel)(?:=\d+)?|ledger|grid|fuzz(?:=\d+(?:@-?\d+)?)?)$/.test(part))) {
  console.error(USAGE)
  process.exit(2)
}

await ensurePackages()
// Only these need a browser and the built extension.
if (wanted.length === 0 || wanted.some(part => /^(?:page|firefox|panel)/.test(part))) {
  process.env.MBOX_CHROMIUM = await ensure()
  const { failed } = await runSteps(Object.values(BUILDS))
  if (failed > 0) process.exit(1)
}

const { runnerImport } = await import('vite')
const { module } = await runnerImport(path.join(ROOT, 'bench/run.ts'), { root: ROOT, configFile: false })
process.exit((await module.run(wanted)) ? 0 : 1)
