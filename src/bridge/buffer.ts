/** The newest entries, numbered from 1 without gaps. */
export interface NumberedBuffer<Thing> {
  add(thing: Thing): Numbered<Thing>
  /** The kept entries, from a number on. */
  from(number: number): Numbered<Thing>[]
  /** Number of the oldest entry kept, or of the next one when the buffer is empty. */
  first(): number
  next(): number
}

export interface Numbered<Thing> {
  number: number
  thing: Thing
  /** In characters. */
  weight: number
}

export interface BufferBounds<Thing> {
  maxEntries: number
  /** Limit of the total weight. */
  maxCharacters: number
  /** The weight of a thing in characters. */
  weigh: (thing: Thing) => number
}

/** Creates a buffer that drops its oldest beyond either bound, but never the newest one. */
export function createNumberedBuffer<Thing>({
  maxEntries,
  maxCharacters,
  weigh,
}: BufferBounds<Thing>): NumberedBuffer<Thing> {
  const kept: Numbered<Thing>[] = []
  let next = 1
  let characters = 0
  const first = (): number => kept[0]?.number ?? next
  return {
    add: thing => {
      const entry = { number: next, thing, weight: weigh(thing) }
      next += 1
      kept.push(entry)
      characters += entry.weight
      while (kept.length > 1 && (kept.length > maxEntries || characters > maxCharacters)) {
        characters -= kept.shift()?.weight ?? 0
      }
      return entry
    },
    from: number => kept.slice(Math.max(0, number - first())),
    first,
    next: () => next,
  }
}
