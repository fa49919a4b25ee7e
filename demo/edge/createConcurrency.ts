type Concurrency = {
  /** Takes a place for a session; returns how to give it back (once), or undefined when all are taken. */
  enter(session: string): (() => void) | undefined
}

/** Limits how many requests of one session are under way. */
export function createConcurrency(limit: number): Concurrency {
  const underWay = new Map<string, number>()
  return {
    enter(session) {
      const count = underWay.get(session) ?? 0
      if (count >= limit) return undefined
      underWay.set(session, count + 1)
      let isInside = true
      return () => {
        if (!isInside) return
        isInside = false
        const left = (underWay.get(session) ?? 1) - 1
        if (left === 0) underWay.delete(session)
        else underWay.set(session, left)
      }
    },
  }
}
