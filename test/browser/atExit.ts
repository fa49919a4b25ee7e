const tasks = new Set<() => void>()
let isWatching = false

/**
 * Runs a task when this process ends, by whatever but a kill: the runner stops its workers by SIGTERM. It must do its work
 * at once, without awaiting anything. Returns the means to forget it.
 */
export function atExit(task: () => void): () => void {
  watch()
  tasks.add(task)
  return () => tasks.delete(task)
}

function watch(): void {
  if (isWatching) return
  isWatching = true
  process.once('exit', () => {
    for (const task of tasks) {
      try {
        task()
      } catch {
        // The others are to run all the same.
      }
    }
  })
  process.once('SIGTERM', () => process.exit(143))
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGHUP', () => process.exit(129))
}
