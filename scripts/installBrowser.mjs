import { findBrandedBrowser, findChromium, findFirefox } from './findBrowser.mjs'
import { hasAptGet, installDebianPackage } from './installDebianPackage.mjs'
import { runScript } from './runCommand.mjs'
import { sudoPrefix } from './sudo.mjs'

/** Finds a Chromium, or installs one: Debian's package where apt-get works, otherwise Playwright's build. */
export async function ensureChromium() {
  const steps = [
    findChromium,
    () => afterInstalling(() => installDebianPackage('chromium', 'Browser'), findChromium),
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
    () => afterInstalling(() => installDebianPackage('firefox-esr', 'Browser'), findFirefox),
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

async function downloadChromium() {
  console.log("Browser: none was found, running Playwright's install of Chromium.")
  // With its libraries where the system and the person permit, otherwise without.
  const install = ['install', '--no-shell', 'chromium']
  return (await installWithLibraries(install)) || (await runScript('playwright/cli.js', install)) === 0
}

async function installWithLibraries(install) {
  // Playwright puts sudo in front by itself.
  const isPermitted = (await hasAptGet()) && (await sudoPrefix('Chromium', 'npx playwright install-deps chromium'))
  return Boolean(isPermitted) && (await runScript('playwright/cli.js', [...install, '--with-deps'])) === 0
}

async function findBrandedWithWarning() {
  const found = await findBrandedBrowser()
  if (found) console.log('Browser: only a branded one was found, which may refuse to load an unpacked extension.')
  return found
}
