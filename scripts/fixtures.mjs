import path from 'node:path'
import { ensure } from './ensure.mjs'
import { ROOT } from './runCommand.mjs'

await ensure()
const { runnerImport } = await import('vite')
const { module } = await runnerImport(path.join(ROOT, 'test/fixtures/generate.ts'), { root: ROOT, configFile: false })
console.log(`${await module.run()} fixtures written`)
process.exit(0)
