import { execFile } from 'node:child_process'
import path from 'node:path'

const ROOT = path.dirname(path.dirname(import.meta.dirname))
const LIMIT_MS = 20_000

/** No proxy stands between a snippet and the loopback; Python talks UTF-8 whatever the locale. */
const ALONE = { NO_PROXY: '*', no_proxy: '*', PYTHONIOENCODING: 'utf-8' }

/** Runs a program at the repository's root, hands it `input`, and resolves to what it printed; rejects when it fails. */
export function run(program: string, args: string[], { input = '' } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: ROOT, env: { ...process.env, ...ALONE }, timeout: LIMIT_MS, maxBuffer: 64 * 1024 * 1024 }
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program}: ${error.message}\n${stderr}`))
      else resolve(stdout)
    })
    child.stdin?.on('error', reject)
    child.stdin?.end(input)
  })
}
