import { installDebianPackage } from './installDebianPackage.mjs'
import { runCommand } from './runCommand.mjs'

/** The programs that tests use to run copied requests, which are also the names of their Debian packages. */
const TOOLS = ['curl', 'python3']

/**
 * Finds the programs that the tests need in addition to Node and a browser, or installs their Debian packages where
 * apt-get works.
 */
export async function ensureTools() {
  for (const tool of TOOLS) {
    if ((await isThere(tool)) || ((await installDebianPackage(tool, 'Tools')) && (await isThere(tool)))) continue
    throw new Error(`No ${tool} was found or could be installed: install one, the tests run copied requests with it.`)
  }
}

async function isThere(tool) {
  return (await runCommand(tool, ['--version'], { quiet: true })) === 0
}
