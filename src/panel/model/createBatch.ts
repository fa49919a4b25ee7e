/** Ms during which what comes is collected after something was handed on. */
export const PERIOD = 60

/**
 * Hands items on in batches: the first at once, those that follow closely together. So a burst of messages costs one
 * reconciliation now and then, and a single one is seen without delay.
 */
export function createBatch<Item>(handOn: (items: readonly Item[]) => void): (items: readonly Item[]) => void {
  let waiting: Item[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = (): void => {
    timer = undefined
    if (waiting.length === 0) return
    const items = waiting
    waiting = []
    timer = setTimeout(flush, PERIOD)
    handOn(items)
  }

  return items => {
    waiting.push(...items)
    if (timer === undefined) flush()
  }
}
