import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { poll } from '../browser/poll.ts'

const KEEPER = fileURLToPath(new URL('../browser/keeper.mjs', import.meta.url))

/** A process that would run on for a minute, its folder, and the keeper of both. */
async function start() {
  const folder = await mkdtemp(path.join(tmpdir(), 'mbox-inspector-kept-'))
  const kept = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { detached: true, stdio: 'ignore' })
  const keeper = spawn(process.execPath, [KEEPER, folder, String(kept.pid)], { stdio: ['pipe', 'ignore', 'ignore'] })
  return { folder, kept, keeper }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

it('a browser and its folder do not outlive the process that started them, not even a killed one', async () => {
  const { folder, kept, keeper } = await start()
  // What a keeper sees of a process that ends, by whatever.
  keeper.stdin?.destroy()
  await poll('The end of the process', () => hasEnded(kept))
  await poll('The removal of the folder', () => !existsSync(folder))
})

it('what was ended in order is left alone', async () => {
  const { folder, kept, keeper } = await start()
  keeper.stdin?.end('done')
  await once(keeper, 'exit')
  expect([hasEnded(kept), existsSync(folder)]).toEqual([false, true])
  const later = spawn(process.execPath, [KEEPER, folder, String(kept.pid)], { stdio: ['pipe', 'ignore', 'ignore'] })
  later.stdin.destroy()
  await once(kept, 'exit')
})
