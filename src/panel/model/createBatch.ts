/** Ms at least during which what comes is collected after something was handed on. */
export const PERIOD = 60

/** How much longer than the work itself the pause after it is: the panel stays free for the person. */
const SHARE = 3

export interface Batch<Item> {
  add: (items: readonly Item[]) => void
  flush: () => void
}

/**
 * Hands items on in batches: the first at once, those that follow closely together. So a burst of messages costs one
 * reconciliation now and then, and a single one is seen without delay. `flush` hands on what waits.
 */
export function createBatch<Item>(handOn: (items: readonly Item[]) => void): Batch<Item> {
  let waiting: Item[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0) return
    const items = waiting
    waiting = []
    // Set before the work, which may add items itself.
    timer = setTimeout(flush, PERIOD)
    const start = performance.now()
    handOn(items)
    const cost = performance.now() - start
    if (cost * SHARE <= PERIOD) return
    clearTimeout(timer)
    timer = setTimeout(flush, cost * SHARE)
  }

  return {
    add: items => {
      waiting.push(...items)
      if (timer === undefined) flush()
    },
    flush,
  }
}
