import { execFile } from 'node:child_process'
import { access, constants, readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const CHROMIUM = {
  variable: 'MBOX_CHROMIUM',
  commands: ['chromium', 'chromium-browser', 'ungoogled-chromium'],
  macApps: ['Chromium.app/Contents/MacOS/Chromium'],
  windowsPrograms: ['Chromium/Application/chrome.exe'],
}
const BRANDED = {
  commands: ['google-chrome', 'google-chrome-stable', 'google-chrome-beta', 'microsoft-edge', 'microsoft-edge-stable'],
  macApps: ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  windowsPrograms: ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'],
}
const FIREFOX = {
  variable: 'MBOX_FIREFOX',
  commands: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
  macApps: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
  windowsPrograms: ['Mozilla Firefox/firefox.exe', 'Firefox Developer Edition/firefox.exe'],
}

/** The Chromium to drive: the one that MBOX_CHROMIUM names, an installed Chromium, or the one Playwright downloaded. */
export async function findChromium(env = process.env, platform = process.platform) {
  return (await findKind(CHROMIUM, env, platform)) ?? firstThatRuns(await playwrightsChromium(), platform)
}

/**
 * Google Chrome or Edge, only as the last resort: branded Chrome ignores `--load-extension` since version 137, and so
 * does Edge, so they can be started but the extension has to be loaded by hand.
 */
export async function findBrandedBrowser(env = process.env, platform = process.platform) {
  return findKind(BRANDED, env, platform)
}

/** The Firefox to drive: the one that MBOX_FIREFOX names, or an installed one. */
export async function findFirefox(env = process.env, platform = process.platform) {
  return findKind(FIREFOX, env, platform)
}

async function findKind(kind, env, platform) {
  const chosen = kind.variable && env[kind.variable]
  if (!chosen) return firstThatRuns(candidates(kind, env, platform), platform)
  const version = await versionOf(chosen, platform)
  if (version) return { path: chosen, version }
  throw new Error(`${kind.variable} names ${chosen}, which is not a browser that starts.`)
}

function candidates(kind, env, platform) {
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean)
    return folders.flatMap(folder => kind.windowsPrograms.map(program => path.join(folder, program)))
  }
  const apps = ['/Applications', path.join(env.HOME ?? '/', 'Applications')]
  return [
    ...(platform === 'darwin' ? apps.flatMap(folder => kind.macApps.map(app => path.join(folder, app))) : []),
    ...kind.commands.flatMap(command => foldersOfPath(env).map(folder => path.join(folder, command))),
  ]
}

function foldersOfPath(env) {
  return (env.PATH ?? '').split(path.delimiter).filter(Boolean)
}

async function playwrightsChromium() {
  try {
    const { chromium } = await import('playwright')
    return [chromium.executablePath()]
  } catch {
    // The packages are not installed yet, or Playwright has no build for this system.
    return []
  }
}

async function firstThatRuns(executables, platform) {
  for (const executable of executables) {
    const version = await versionOf(executable, platform)
    if (version) return { path: executable, version }
  }
  return undefined
}

// Asking for the version also detects stubs that only point to the real program.
async function versionOf(executable, platform) {
  try {
    await access(executable, constants.X_OK)
    if (platform === 'win32') return await windowsVersion(executable)
    const { stdout } = await run(executable, ['--version'], { timeout: 20_000 })
    return stdout.trim() || undefined
  } catch {
    return undefined
  }
}

// On Windows `--version` opens a window, but the program's folder contains a folder named after the version.
async function windowsVersion(executable) {
  const names = await readdir(path.dirname(await realpath(executable)))
  return names.find(name => /^\d+(\.\d+){3}$/.test(name)) ?? 'of unknown version'
}
