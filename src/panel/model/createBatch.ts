import { weigh } from '../../core/weigh.ts'

/** Minimum time in ms during which items are collected after a batch was passed on. */
export const PERIOD = 60

/** How many times longer the pause is than the work before it: the panel stays responsive. */
const SHARE = 3

/** Limits of one batch: its number of items, and their total weight in characters. A single item may weigh more. */
export const MAX_BATCH = 250
const MAX_BATCH_CHARACTERS = 2 * 1024 * 1024

export interface Batch<Item> {
  /** `onDone` is called when all items were passed on, even when one threw. */
  add: (items: readonly Item[], onDone?: () => void) => void
  flush: () => void
}

interface Waiting<Item> {
  item: Item
  weight: number
}

/**
 * Passes items on in batches: the first at once, those that follow closely together, and only a limited number at a
 * time. A burst of messages thus costs only an occasional reconciliation, and a single message is shown without delay.
 * `flush` passes on everything that waits.
 */
export function createBatch<Item>(process: (items: readonly Item[]) => void): Batch<Item> {
  let waiting: Waiting<Item>[] = []
  let dones: { after: number; onDone: () => void }[] = []
  let [added, processed] = [0, 0]
  let timer: ReturnType<typeof setTimeout> | undefined

  const settle = (): void => {
    const settled = dones.filter(({ after }) => after <= processed)
    dones = dones.filter(({ after }) => after > processed)
    settled.forEach(({ onDone }) => onDone())
  }

  const pass = (items: readonly Waiting<Item>[]): void => {
    waiting = waiting.slice(items.length)
    // Set before the work, which may itself add items.
    timer = setTimeout(passSome, PERIOD)
    processed += items.length
    const start = performance.now()
    try {
      process(items.map(({ item }) => item))
    } finally {
      settle()
    }
    const cost = performance.now() - start
    if (cost * SHARE <= PERIOD) return
    clearTimeout(timer)
    timer = setTimeout(passSome, cost * SHARE)
  }

  const passSome = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length > 0) pass(waiting.slice(0, countThatFit(waiting)))
  }

  return {
    add: (items, onDone) => {
      waiting.push(...items.map(item => ({ item, weight: weigh(item) })))
      added += items.length
      if (onDone) dones.push({ after: added, onDone })
      if (timer === undefined) passSome()
      settle()
    },
    flush: () => {
      clearTimeout(timer)
      timer = undefined
      if (waiting.length > 0) pass(waiting)
    },
  }
}

function countThatFit(waiting: readonly Waiting<unknown>[]): number {
  let [count, weight] = [0, 0]
  for (const next of waiting.slice(0, MAX_BATCH)) {
    weight += next.weight
    if (count > 0 && weight > MAX_BATCH_CHARACTERS) break
    count += 1
  }
  return count
}
