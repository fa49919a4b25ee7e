import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

const GRACE_MS = 5000
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }
const running = new Set()
let isStopping = false
let isWatching = false

/**
 * Runs a program in the repository with this terminal and resolves to its exit status (127 when it cannot start). Ending
 * this process ends the program and all of its children too. With low priority it leaves the processor to all others.
 */
export function runCommand(command, args, { env = {}, quiet = false, isLowPriority = false } = {}) {
  watchSignals()
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
      // A separate process group can be stopped as a whole; on Windows npm and the like need the shell.
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32' && !path.isAbsolute(command),
    })
    running.add(child)
    if (isLowPriority && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
    const settle = status => {
      running.delete(child)
      if (!isStopping) resolve(status)
    }
    child.on('error', error => {
      if (!quiet) console.error(`${command} does not start: ${error.message}`)
      settle(127)
    })
    child.on('close', (code, signal) => settle(code ?? (signal ? 1 : 0)))
  })
}

/** Runs a Node script of an installed package, as in `runScript('vite/bin/vite.js', ['build'])`, or one by its whole path. */
export function runScript(script, args, options) {
  return runCommand(process.execPath, [path.resolve(ROOT, 'node_modules', script), ...args], options)
}

function watchSignals() {
  if (isWatching) return
  isWatching = true
  for (const [signal, status] of Object.entries(SIGNALS)) process.on(signal, () => stop(status))
}

// Ends the running programs, politely first, and then this process.
function stop(status) {
  if (isStopping) return
  isStopping = true
  for (const child of running) signalGroup(child, 'SIGTERM')
  const stopped = [...running]
  const end = Date.now() + GRACE_MS
  const timer = setInterval(() => {
    if (running.size > 0 && Date.now() < end) return
    clearInterval(timer)
    // The program itself may be gone while a child of it still runs.
    for (const child of stopped) signalGroup(child, 'SIGKILL')
    process.exit(status)
  }, 50)
}

function signalGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal)
    else if (child.pid) process.kill(-child.pid, signal)
  } catch {
    // It has ended already.
  }
}
