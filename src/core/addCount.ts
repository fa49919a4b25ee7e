/** Changes the count of a key; a count of 0 is removed. Returns whether it was 0 before, or is since. */
export function addCount<Key>(counts: Map<Key, number>, key: Key, by: 1 | -1): boolean {
  const before = counts.get(key) ?? 0
  const after = before + by
  if (after === 0) counts.delete(key)
  else counts.set(key, after)
  return before === 0 || after === 0
}
