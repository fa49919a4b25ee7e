import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findFirefox } from '../../../scripts/findBrowser.mjs'
import { cleanUpAfterMe } from '../cleanUpAfterMe.ts'
import { endGroup } from '../endGroup.mjs'
import { poll } from '../poll.ts'
import { removeProfile } from '../profile.ts'
import { keepFirstStart, useFirstStart } from './firstStart.ts'
import { connectMarionette, type Marionette } from './marionette.ts'
import { startRemote, type Remote } from './remote.ts'

/** How to start Firefox. */
export interface FirefoxOptions {
  /** Default: the one that `findFirefox` finds. */
  readonly executablePath?: string
  readonly headless?: boolean
  /** Preferences over the driver's own. */
  readonly prefs?: Readonly<Record<string, string | number | boolean>>
}

/** A separate running Firefox, without any extension yet. */
export interface RunningFirefox {
  readonly remote: Remote
  readonly marionette: Marionette
  /** The folder of what it downloads. */
  readonly downloads: string
  /** Resolves when the browser has ended, by whomever. */
  readonly ended: Promise<unknown>
  /** Ends the browser and removes its profile. */
  readonly close: () => Promise<void>
}

const START_PATIENCE_MS = 90_000
const SCRIPT_PATIENCE_MS = 110_000
const QUIT_PATIENCE_MS = 10_000

/** Starts a stock Firefox in a fresh profile and takes its controls. */
export async function launchFirefox(options: FirefoxOptions = {}): Promise<RunningFirefox> {
  const executable = options.executablePath ?? (await findFirefox())?.path
  if (executable === undefined) throw new Error('No Firefox was found. Set MBOX_FIREFOX to its executable.')
  const home = await mkdtemp(path.join(tmpdir(), 'mbox-inspector-firefox-'))
  const profile = path.join(home, 'profile')
  const downloads = path.join(home, 'downloads')
  await Promise.all([mkdir(profile), mkdir(downloads)])
  await useFirstStart(executable, profile)
  await writeFile(path.join(profile, 'user.js'), preferences({ 'browser.download.dir': downloads, ...options.prefs }))
  const browser = start(executable, profile, home, options.headless ?? true)
  const ended = once(browser, 'exit')
  const forget = cleanUpAfterMe({ folder: home, group: browser.pid })
  let marionette: Marionette | undefined
  const close = async (): Promise<void> => {
    await quit(browser, ended, marionette)
    if (browser.exitCode === 0) await keepFirstStart(executable, profile)
    forget()
    await removeProfile(home)
  }
  try {
    marionette = await connectMarionette(await portOf(profile, browser))
    return { remote: await startRemote(marionette, SCRIPT_PATIENCE_MS), marionette, downloads, ended, close }
  } catch (error) {
    await close()
    throw error
  }
}

function start(executable: string, profile: string, home: string, headless: boolean): ChildProcess {
  const args = [
    ...(headless ? ['-headless'] : []),
    '-no-remote',
    '-profile',
    profile,
    '-marionette',
    '-remote-allow-system-access',
    '--remote-debugging-port=0',
  ]
  return spawn(executable, args, {
    stdio: 'ignore',
    // A separate process group, so that its children can be ended with it.
    detached: process.platform !== 'win32',
    env: { ...process.env, HOME: home, MOZ_CRASHREPORTER_DISABLE: '1' },
  })
}

/** Firefox writes the port it chose into its profile. */
function portOf(profile: string, browser: ChildProcess): Promise<number> {
  const ask = async (): Promise<number | undefined> => {
    if (browser.exitCode !== null) throw new Error(`Firefox ended at its start with status ${browser.exitCode}`)
    return Number(await readFile(path.join(profile, 'MarionetteActivePort'), 'utf8')) || undefined
  }
  return poll('The port of Marionette', ask, START_PATIENCE_MS)
}

async function quit(browser: ChildProcess, ended: Promise<unknown>, marionette: Marionette | undefined): Promise<void> {
  if (browser.exitCode === null && browser.signalCode === null) {
    // The answer may be lost with the connection.
    marionette?.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {})
    const end = (): void => {
      if (browser.pid !== undefined) endGroup(browser.pid)
    }
    const timer = setTimeout(end, marionette ? QUIT_PATIENCE_MS : 0)
    await ended
    clearTimeout(timer)
  }
  marionette?.close()
}

function preferences(own: FirefoxOptions['prefs'] = {}): string {
  const prefs = { ...PREFERENCES, ...own }
  return Object.entries(prefs)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('')
}

const PREFERENCES: NonNullable<FirefoxOptions['prefs']> = {
  'marionette.port': 0,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.download.alwaysOpenPanel': false,
  'browser.download.folderList': 2,
  'browser.download.useDownloadDir': true,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.tabs.remote.unloadDelayMs': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'devtools.toolbox.host': 'window',
  // Processes kept in reserve, and those for media and for a part of the network that no test uses.
  'dom.ipc.processPrelaunch.enabled': false,
  'media.rdd-process.enabled': false,
  'media.utility-process.enabled': false,
  'network.process.enabled': false,
  'devtools.webconsole.input.editorOnboarding': false,
  'dom.disable_open_during_load': false,
  'extensions.autoDisableScopes': 0,
  'focusmanager.testmode': true,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.proxy.type': 0,
  'toolkit.cosmeticAnimations.enabled': false,
  'ui.prefersReducedMotion': 1,
}
