/** The weight of an object besides its strings: a million small ones are much, too. */
const OBJECT = 256

/** The approximate memory of a JSON value, in characters: all its strings, plus 256 for each object and list. */
export function weigh(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  let weight = OBJECT
  for (const member of Object.values(value)) weight += weigh(member)
  return weight
}
