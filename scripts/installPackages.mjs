import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { ROOT, runCommand } from './runCommand.mjs'

/** Installs the packages when they are missing or differ from package-lock.json. */
export async function installPackages() {
  const reason = await staleness()
  if (reason === undefined) return
  console.log(`Packages: ${reason}, running npm install.`)
  // Not npm ci: it refuses a lockfile without the optional packages of other systems, which npm leaves out.
  const status = await runNpm(['install', '--no-save', '--no-audit', '--no-fund'])
  if (status !== 0)
    throw new Error(`npm install failed with exit status ${status}: there are no packages to work with.`)
}

/** Returns in one phrase what is wrong with node_modules, or undefined. */
async function staleness() {
  const wanted = await packagesOf(path.join(ROOT, 'package-lock.json'))
  const installed = await packagesOf(path.join(ROOT, 'node_modules', '.package-lock.json'))
  if (installed === undefined) return 'none are installed'
  if (wanted === undefined) return 'package-lock.json cannot be read'
  const names = new Set([...Object.keys(wanted), ...Object.keys(installed)])
  names.delete('')
  for (const name of names) if (!isSame(wanted[name], installed[name])) return `${name} is not as in package-lock.json`
  return undefined
}

// npm leaves optional packages for other systems out.
function isSame(wanted, installed) {
  if (wanted === undefined) return false
  if (installed === undefined) return wanted.optional === true || wanted.devOptional === true
  return wanted.version === installed.version && wanted.integrity === installed.integrity
}

async function packagesOf(lockfile) {
  try {
    return JSON.parse(await readFile(lockfile, 'utf8')).packages
  } catch {
    return undefined
  }
}

function runNpm(args) {
  const cli = process.env.npm_execpath
  return cli?.endsWith('npm-cli.js') ? runCommand(process.execPath, [cli, ...args]) : runCommand('npm', args)
}
