import path from 'node:path'
import { createInstance } from 'addons-linter'
import { unexpectedFindings } from './lintFindings.mjs'
import { ROOT } from './runCommand.mjs'

// As `web-ext lint` configures it.
const config = {
  _: [path.join(ROOT, 'dist/firefox')],
  output: 'none',
  boring: true,
  logLevel: 'fatal',
  minManifestVersion: 2,
  maxManifestVersion: 3,
  enableDataCollectionPermissions: true,
  shouldScanFile: () => true,
}
const { errors, warnings, notices } = await createInstance({ config, runAsBinary: false }).run()
const sentences = unexpectedFindings([...errors, ...warnings, ...notices])
for (const sentence of sentences) console.error(sentence)
process.exit(sentences.length === 0 ? 0 : 1)
