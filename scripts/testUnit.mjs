import { ensurePackages } from './ensure.mjs'
import { runVitest } from './runVitest.mjs'

/** The tests without a browser that need a build; `npm test` builds first and runs them too. */
const OF_BUILDS = 'test/{built,package}/**'

await ensurePackages()
const projects = ['--project', 'unit', '--project', 'panel']
const { passed, failed } = await runVitest([...projects, '--exclude', OF_BUILDS, ...process.argv.slice(2)])
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
