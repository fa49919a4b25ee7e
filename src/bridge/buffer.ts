/** The newest of what was added, numbered from 1 without gaps. */
export interface Buffer<Thing> {
  add(thing: Thing): Numbered<Thing>
  /** What is kept, from a number on. */
  from(number: number): Numbered<Thing>[]
  /** Number of the oldest that is kept, or of the next one when there is none. */
  first(): number
  next(): number
}

export interface Numbered<Thing> {
  number: number
  thing: Thing
}

export interface BufferBounds<Thing> {
  maxEntries: number
  maxCharacters: number
  weigh: (thing: Thing) => number
}

/** Creates a buffer that drops its oldest beyond either bound, but never the newest one. */
export function createBuffer<Thing>({ maxEntries, maxCharacters, weigh }: BufferBounds<Thing>): Buffer<Thing> {
  const kept: Numbered<Thing>[] = []
  let next = 1
  let characters = 0

  return {
    add: thing => {
      const entry = { number: next, thing }
      next += 1
      kept.push(entry)
      characters += weigh(thing)
      while (kept.length > 1 && (kept.length > maxEntries || characters > maxCharacters)) {
        const oldest = kept.shift()
        if (oldest) characters -= weigh(oldest.thing)
      }
      return entry
    },
    from: number => kept.filter(entry => entry.number >= number),
    first: () => kept[0]?.number ?? next,
    next: () => next,
  }
}
