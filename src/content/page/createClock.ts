/** Ms by which the two clocks may differ: rounding, and steps by which a system's clock is set right. */
const DRIFT = 100

/**
 * A clock of milliseconds since the epoch, with a fraction: what has run since the origin by `elapsed`, which stands
 * still while the machine sleeps and then is set by the wall's again.
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
