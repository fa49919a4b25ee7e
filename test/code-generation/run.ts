import { execFile, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

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

/** Runs modules, given as JSON, each with all that it fetches, before the next. */
const MODULES = `
import { text } from 'node:stream/consumers'
const fetched = []
const { fetch } = globalThis
globalThis.fetch = (...call) => {
  const answer = fetch(...call)
  fetched.push(answer)
  return answer
}
// A module in a URL knows no packages by name.
const located = source =>
  source.replace(/^(import .* from )"(.*)"/gm, (_, start, name) => start + JSON.stringify(import.meta.resolve(name)))
for (const source of JSON.parse(await text(process.stdin))) {
  await import('data:text/javascript;base64,' + Buffer.from(located(source)).toString('base64'))
  await Promise.all(fetched.splice(0))
}
`

/** Runs the sources of modules in one process of Node, one after the other; rejects when one fails. */
export async function runModules(sources: readonly string[]): Promise<void> {
  await run(process.execPath, ['--input-type=module', '-e', MODULES], { input: JSON.stringify(sources) })
}

/** Starts a program at the repository's root that answers each line with a line. */
export function converse(program: string, args: string[]) {
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...ALONE },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  return {
    /** Rejects when the program has ended. */
    ask: async (line: string): Promise<string> => {
      child.stdin.write(`${line}\n`)
      const answer = await lines.next()
      if (answer.done) throw new Error(`${program} has ended`)
      return answer.value
    },
    end: (): void => void child.stdin.end(),
  }
}
