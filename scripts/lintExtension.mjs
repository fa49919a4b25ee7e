import path from 'node:path'
import { cmd } from 'web-ext'
import { unexpectedFindings } from './lintFindings.mjs'
import { ROOT } from './runCommand.mjs'

// The command itself, not the program around it: that looks for configuration and asks the network for updates.
const { errors, warnings, notices } = await cmd.lint(
  { sourceDir: path.join(ROOT, 'dist/firefox'), output: 'none', boring: true },
  { shouldExitProgram: false },
)
const sentences = unexpectedFindings([...errors, ...warnings, ...notices])
for (const sentence of sentences) console.error(sentence)
process.exit(sentences.length === 0 ? 0 : 1)
