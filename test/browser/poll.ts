import { setTimeout as pause } from 'node:timers/promises'

const INTERVAL_MS = 50

/** Asks again and again until the answer is neither undefined nor false; an error counts as "not yet". */
export async function poll<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 30_000,
): Promise<T> {
  const end = Date.now() + timeoutMs
  let lastError: unknown
  do {
    try {
      const answer = await ask()
      if (answer !== undefined && answer !== false) return answer
    } catch (error) {
      lastError = error
    }
    await pause(INTERVAL_MS)
  } while (Date.now() < end)
  throw new Error(`${what} did not come within ${timeoutMs} ms`, { cause: lastError })
}
