import { findBrandedBrowser, findChromium, findFirefox } from './findBrowser.mjs'
import { runCommand, runScript } from './runCommand.mjs'

/** Finds a Chromium, or installs one: Debian's package where apt-get works, otherwise Playwright's build. */
export async function ensureChromium() {
  const steps = [
    findChromium,
    () => afterInstalling(() => installDebianPackage('chromium'), findChromium),
    () => afterInstalling(downloadChromium, findChromium),
    findBrandedWithWarning,
  ]
  const found = await firstFound(steps)
  if (!found) throw new Error('No Chromium was found or could be installed: install one, or name it in MBOX_CHROMIUM.')
  console.log(`Browser: ${found.version} (${found.path})`)
  return found.path
}

/** Finds a Firefox, or installs Debian's package where apt-get works. */
export async function ensureFirefox() {
  const found = await firstFound([
    findFirefox,
    () => afterInstalling(() => installDebianPackage('firefox-esr'), findFirefox),
  ])
  if (!found) throw new Error('No Firefox was found or could be installed: install one, or name it in MBOX_FIREFOX.')
  console.log(`Browser: ${found.version} (${found.path})`)
  return found.path
}

async function firstFound(steps) {
  for (const step of steps) {
    const found = await step()
    if (found) return found
  }
  return undefined
}

async function afterInstalling(install, find) {
  return (await install()) ? find() : undefined
}

async function installDebianPackage(name) {
  const sudo = await sudoPrefix()
  if (!sudo) return false
  console.log(`Browser: none was found, running apt-get install ${name}.`)
  const apt = args =>
    runCommand(...asCommand([...sudo, 'apt-get', ...args]), { env: { DEBIAN_FRONTEND: 'noninteractive' } })
  // An update that fails may still leave lists that are good enough.
  await apt(['update', '-qq'])
  return (await apt(['install', '-y', '-qq', '--no-install-recommends', name])) === 0
}

/** What comes before apt-get: nothing for root, sudo where it asks no password; undefined where neither works. */
async function sudoPrefix() {
  if (process.platform !== 'linux' || (await runCommand('apt-get', ['--version'], { quiet: true })) !== 0)
    return undefined
  if (process.getuid?.() === 0) return []
  return (await runCommand('sudo', ['-n', 'true'], { quiet: true })) === 0 ? ['sudo', '-n'] : undefined
}

async function downloadChromium() {
  console.log("Browser: none was found, running Playwright's install of Chromium.")
  // With its libraries where the system lets us, without them elsewhere.
  const install = ['install', '--no-shell', 'chromium']
  const hasLibraries = (await sudoPrefix()) && (await runScript('playwright/cli.js', [...install, '--with-deps'])) === 0
  return hasLibraries || (await runScript('playwright/cli.js', install)) === 0
}

async function findBrandedWithWarning() {
  const found = await findBrandedBrowser()
  if (found) console.log('Browser: only a branded one was found, which may refuse to load an unpacked extension.')
  return found
}

function asCommand([command, ...args]) {
  return [command, args]
}
