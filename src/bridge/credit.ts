import type { NumberedBuffer, Numbered } from './buffer.ts'

/** Entries that may be in flight to a receiver. */
export const MAX_UNDERWAY = 250

/** Their total weight in characters; a single entry may weigh more. */
export const MAX_UNDERWAY_CHARACTERS = 2 * 1024 * 1024

/** Delivery of a buffer to one receiver, limited by what that receiver has processed. The rest waits in the buffer. */
export interface Credit {
  /** All entries before this number are processed: there is room for as much again. */
  acknowledge(from: number): void
  /** Posts as much as there is room for. */
  deliver(): void
  /** Whether entries are waiting, or were dropped while they waited. */
  isBehind(): boolean
}

export interface CreditOptions<Thing> {
  buffer: NumberedBuffer<Thing>
  /** Number of the first entry that the receiver lacks. */
  from: number
  post: (entries: readonly Numbered<Thing>[]) => void
}

/**
 * Delivers a buffer's entries in order, each once, with never more in flight than the two bounds allow. Entries that
 * the buffer drops while they wait are skipped: the receiver sees from the numbers how many.
 */
export function createCredit<Thing>({ buffer, from, post }: CreditOptions<Thing>): Credit {
  let next = from
  let underway: Pick<Numbered<Thing>, 'number' | 'weight'>[] = []
  let characters = 0
  let isFull = false

  const take = ({ number, weight }: Numbered<Thing>): boolean => {
    const isRoom = underway.length < MAX_UNDERWAY && characters + weight <= MAX_UNDERWAY_CHARACTERS
    isFull = underway.length > 0 && !isRoom
    if (isFull) return false
    underway.push({ number, weight })
    characters += weight
    next = number + 1
    return true
  }

  const deliver = (): void => {
    // Called for each report of a flood.
    if (isFull) return
    const taken: Numbered<Thing>[] = []
    for (const entry of buffer.from(next)) {
      if (!take(entry)) break
      taken.push(entry)
    }
    if (taken.length > 0) post(taken)
  }

  return {
    acknowledge: upTo => {
      underway = underway.filter(({ number }) => number >= upTo)
      characters = underway.reduce((sum, { weight }) => sum + weight, 0)
      isFull = false
      deliver()
    },
    deliver,
    isBehind: () => next < buffer.next(),
  }
}
