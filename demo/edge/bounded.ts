type BoundedSet = { has(key: string): boolean; add(key: string): void }

type BoundedList<T> = { push(entry: T): void; entries(): readonly T[] }

/** A set that forgets its oldest keys beyond `limit`. */
export function createBoundedSet(limit: number): BoundedSet {
  const keys = new Set<string>()
  return {
    has: key => keys.has(key),
    add(key) {
      keys.add(key)
      if (keys.size <= limit) return
      for (const oldest of keys) {
        keys.delete(oldest)
        return
      }
    },
  }
}

/** A list that forgets its oldest entries beyond `limit`. */
export function createBoundedList<T>(limit: number): BoundedList<T> {
  const list: T[] = []
  return {
    push(entry) {
      list.push(entry)
      if (list.length > limit) list.shift()
    },
    entries: () => [...list],
  }
}
