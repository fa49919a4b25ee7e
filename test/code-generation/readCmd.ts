import { readCmdCommand } from '../../src/core/import/commands/cmdCommand.ts'

/**
 * The words that a program gets of a command at the prompt of cmd.exe, with each variable replaced whose name can be one.
 * Throws where more than one command would run.
 */
export function readCmd(command: string): string[] {
  const expanded = expand(command.replace(/\n$/, ''))
  const { words, end } = readCmdCommand(expanded, 0, '&|<>()')
  if (end < expanded.length) throw new Error(`Acts on ${expanded[end]}`)
  return words
}

function expand(text: string): string {
  return text.replaceAll(/%([^%:\n]+)(?::[^%\n]*)?(?=%)/g, (whole, name: string) => {
    return name.includes('^') ? whole : `EXPANDED ${name}`
  })
}
