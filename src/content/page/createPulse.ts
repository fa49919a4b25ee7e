import { after } from './after.ts'

/** Calls back repeatedly between start and stop; both may be called at any time. */
export interface Pulse {
  start(): void
  stop(): void
}

/** Creates a stopped pulse. */
export function createPulse(milliseconds: number, onBeat: () => void): Pulse {
  let runs = 0
  let isRunning = false

  const next = (run: number): void =>
    after(milliseconds, () => {
      // A pending wait cannot be cancelled: it may end after the next run has begun.
      if (!isRunning || run !== runs) return
      next(run)
      onBeat()
    })

  return {
    start: () => {
      if (isRunning) return
      isRunning = true
      next(++runs)
    },
    stop: () => {
      isRunning = false
    },
  }
}
