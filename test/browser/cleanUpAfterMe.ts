import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const KEEPER = fileURLToPath(new URL('keeper.mjs', import.meta.url))

/** What is not to outlive this process. */
export interface Leftovers {
  readonly folder: string
  /** The leader of a process group, by its process id. */
  readonly group?: number | undefined
}

/**
 * Ends the group and removes the folder once this process has ended, by whatever: the runner gives its workers half a
 * second and then kills them. Returns the means to forget it.
 */
export function cleanUpAfterMe({ folder, group }: Leftovers): () => void {
  const args = [KEEPER, folder, ...(group === undefined ? [] : [String(group)])]
  const keeper = spawn(process.execPath, args, { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  keeper.unref()
  return () => keeper.stdin.end('done')
}
