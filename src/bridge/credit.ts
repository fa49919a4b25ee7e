import type { NumberedBuffer, Numbered } from './buffer.ts'

/** Entries that may be on their way to a receiver. */
export const MAX_UNDERWAY = 250

/** Characters that they may weigh together; a single one may weigh more. */
export const MAX_UNDERWAY_CHARACTERS = 2 * 1024 * 1024

/** What one receiver gets of a buffer: no more at a time than it has dealt with. What has to wait, waits in the buffer. */
export interface Credit {
  /** All before this number are dealt with: there is room for as much again. */
  acknowledge(from: number): void
  /** Posts what there is room for. */
  deliver(): void
  /** Whether something waits, or was dropped as it waited. */
  isBehind(): boolean
}

export interface CreditOptions<Thing> {
  buffer: NumberedBuffer<Thing>
  /** Number of the first entry that the receiver lacks. */
  from: number
  post: (entries: readonly Numbered<Thing>[]) => void
}

/**
 * Delivers a buffer's entries in order, each once, and never more at a time than the two bounds say. What the buffer drops
 * as it waits is skipped: the receiver sees by the numbers how much that was.
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
    // Asked for each report of a flood.
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
