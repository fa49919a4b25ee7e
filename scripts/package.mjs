import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ensurePackages } from './ensure.mjs'
import { ROOT } from './runCommand.mjs'
import { BUILDS, runSteps, STORE_LINT } from './steps.mjs'

const FOLDER = 'dist/packages'

await ensurePackages()
const { failed } = await runSteps([...Object.values(BUILDS), STORE_LINT])
if (failed > 0) process.exit(1)

// The zip library is only installed by now.
const { makePackages, tooBig } = await import('./makePackages.mjs')
const { untrackedFiles } = await import('./sourceFiles.mjs')
for (const file of await untrackedFiles(ROOT))
  console.error(`${file} is not tracked by git, and goes into the source package.`)
const packages = await makePackages(ROOT)
await rm(path.join(ROOT, FOLDER), { recursive: true, force: true })
await mkdir(path.join(ROOT, FOLDER), { recursive: true })
for (const [name, bytes] of packages) {
  await writeFile(path.join(ROOT, FOLDER, name), bytes)
  console.log(`${FOLDER}/${name}: ${bytes.length} bytes (${(bytes.length / 1024).toFixed(1)} KiB)`)
}
const complaints = tooBig(packages)
for (const complaint of complaints) console.error(complaint)
process.exitCode = complaints.length === 0 ? 0 : 1
