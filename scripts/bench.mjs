import path from 'node:path'
import { ensure, ensurePackages } from './ensure.mjs'
import { ROOT } from './runCommand.mjs'
import { BUILDS, runSteps } from './steps.mjs'

const USAGE = `Usage: npm run bench -- [PART …]

Without parts, all whose figures are in the guide. All but sizes take a number of rounds, as in page=5:
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

const CHROMIUM_PARTS = ['page', 'panel', 'growth']
const FIREFOX_PARTS = ['firefox', 'panel', 'growthFirefox']
const isWanted = parts => wanted.length === 0 || wanted.some(part => parts.includes(part.split('=', 1)[0]))

await ensurePackages()
if (isWanted(CHROMIUM_PARTS)) process.env.MBOX_CHROMIUM = await ensure()
if (isWanted(FIREFOX_PARTS)) process.env.MBOX_FIREFOX = await ensure({ firefox: true })
// The sizes are those of the built extension, and browsers load it.
if (isWanted(['sizes', ...CHROMIUM_PARTS, ...FIREFOX_PARTS])) {
  const { failed } = await runSteps(Object.values(BUILDS))
  if (failed > 0) process.exit(1)
}

const { runnerImport } = await import('vite')
const { module } = await runnerImport(path.join(ROOT, 'bench/run.ts'), { root: ROOT, configFile: false })
process.exit((await module.run(wanted)) ? 0 : 1)
