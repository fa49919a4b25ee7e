import { after } from './after.ts'

/** Calls back again and again, from its start to its stop; both may be asked for at any time. */
export interface Pulse {
  start(): void
  stop(): void
}

/** Creates a pulse that stands still. */
export function createPulse(milliseconds: number, onBeat: () => void): Pulse {
  let runs = 0
  let isRunning = false

  const next = (run: number): void =>
    after(milliseconds, () => {
      // What waits cannot be called off: it may end when the next run has begun.
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
