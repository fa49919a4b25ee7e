import path from 'node:path'
import { ensurePackages } from './ensure.mjs'
import { ROOT } from './runCommand.mjs'

await ensurePackages()
const { createServer } = await import('vite')
const server = await createServer({ configFile: path.join(ROOT, 'dev/vite.config.ts'), logLevel: 'warn' })
await server.listen()
console.log(`The panel: ${server.resolvedUrls.local[0]} (Ctrl+C ends it)`)
