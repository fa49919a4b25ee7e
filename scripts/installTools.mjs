import { installDebianPackage } from './installDebianPackage.mjs'
import { runCommand } from './runCommand.mjs'

/** The programs that the tests run copied requests with, and Debian's packages of the same names. */
const TOOLS = ['curl', 'python3']

/** Finds the programs that the tests need beside Node and a browser, or installs Debian's packages where apt-get works. */
export async function ensureTools() {
  for (const tool of TOOLS) {
    if ((await isThere(tool)) || ((await installDebianPackage(tool, 'Tools')) && (await isThere(tool)))) continue
    throw new Error(`No ${tool} was found or could be installed: install one, the tests run copied requests with it.`)
  }
}

async function isThere(tool) {
  return (await runCommand(tool, ['--version'], { quiet: true })) === 0
}
