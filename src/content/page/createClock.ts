/** Ms by which the two clocks may differ: rounding, and adjustments of the system clock. */
const DRIFT = 100

/**
 * A clock in milliseconds since the epoch, with a fraction. It adds `elapsed` to the origin; `elapsed` stops while the
 * machine sleeps, so afterwards the origin is reset from the wall clock.
 */
export function createClock(origin: number, elapsed: () => number, wall: () => number): () => number {
  let start = origin
  return () => {
    const run = elapsed()
    const off = wall() - (start + run)
    if (off > DRIFT || off < -DRIFT) start += off
    return start + run
  }
}
