import path from 'node:path'
import { cmd } from 'web-ext'
import { unexpectedFindings } from './lintFindings.mjs'
import { ROOT } from './runCommand.mjs'

// The command itself, not the CLI around it: the CLI looks for configuration and checks for updates on the network.
const { errors, warnings, notices } = await cmd.lint(
  { sourceDir: path.join(ROOT, 'dist/firefox'), output: 'none', boring: true },
  { shouldExitProgram: false },
)
const sentences = unexpectedFindings([...errors, ...warnings, ...notices])
for (const sentence of sentences) console.error(sentence)
process.exit(sentences.length === 0 ? 0 : 1)
