/** What an object weighs beside its texts: a million small ones are much, too. */
const OBJECT = 256

/** About how much memory a value of JSON takes, in characters: all its texts, and 256 for each object and list. */
export function weigh(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  let weight = OBJECT
  for (const member of Object.values(value)) weight += weigh(member)
  return weight
}
