import path from 'node:path'
import { ensure, ensurePackages } from './ensure.mjs'
import { ROOT } from './runCommand.mjs'
import { BUILDS, runSteps } from './steps.mjs'

const USAGE = `Usage: npm run bench -- [PART …]

Without parts, all whose figures are in the guide. Each takes a number of rounds, as in page=5:
  sizes, more, page, firefox, panel, growth, growthFirefox
Others:
  ledger, grid, fuzz[=COUNT[@SEED]]`

const PART =
  /^(?:sizes|(?:more|page|firefox|panel|growth|growthFirefox)(?:=\d+)?|ledger|grid|fuzz(?:=\d+(?:@-?\d+)?)?)$/

const wanted = process.argv.slice(2)
if (!wanted.every(part => PART.test(part))) {
  console.error(USAGE)
  process.exit(2)
}

await ensurePackages()
// Only these need a browser and the built extension.
if (wanted.length === 0 || wanted.some(part => /^(?:sizes|page|firefox|panel|growth)/.test(part))) {
  process.env.MBOX_CHROMIUM = await ensure()
  const { failed } = await runSteps(Object.values(BUILDS))
  if (failed > 0) process.exit(1)
}

const { runnerImport } = await import('vite')
const { module } = await runnerImport(path.join(ROOT, 'bench/run.ts'), { root: ROOT, configFile: false })
process.exit((await module.run(wanted)) ? 0 : 1)
