import { createInterface } from 'node:readline'
import { runCommand } from './runCommand.mjs'

/** A refusal holds until the process ends. */
let isRefused = false

/**
 * Decides how a command that needs root may run: as it is (`root`), by sudo at once (`sudo`) or after a question (`ask`),
 * only by the person (`by hand`), or not at all (`impossible`).
 */
export function decideSudo({ isRoot, isSudoFree, isCi, hasTerminal }) {
  if (isRoot) return 'root'
  if (!isSudoFree) return 'impossible'
  if (isCi) return 'sudo'
  return hasTerminal ? 'ask' : 'by hand'
}

/**
 * Resolves to what precedes a command that needs root, for `command` to run after a line that begins with `what`:
 * nothing for root, else sudo, where it asks for no password; undefined where that does not work or was refused. Rejects
 * with a sentence that names the command if there is no terminal to ask in.
 */
export async function sudoPrefix(what, command) {
  const decision = decideSudo({
    isRoot: process.getuid?.() === 0,
    isSudoFree: !isRefused && (await runCommand('sudo', ['-n', 'true'], { quiet: true })) === 0,
    isCi: Boolean(process.env.CI),
    hasTerminal: process.stdin.isTTY && process.stdout.isTTY,
  })
  if (decision === 'root') return []
  if (decision === 'impossible') return undefined
  if (decision === 'by hand') throw new Error(`${what} is missing. Install it and start again: sudo ${command}`)
  isRefused = decision === 'ask' && !(await isAgreed(`${what} is missing. Run "sudo ${command}" now? [y/N] `))
  return isRefused ? undefined : ['sudo', '-n']
}

function isAgreed(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  return new Promise(resolve => {
    terminal.once('SIGINT', () => process.exit(130))
    // The end of the input answers nothing.
    terminal.once('close', () => resolve(false))
    terminal.question(question, answer => {
      resolve(/^y(?:es)?$/i.test(answer.trim()))
      terminal.close()
    })
  })
}
