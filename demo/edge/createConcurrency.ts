type Concurrency = {
  /** Takes a slot for a session; returns a function that releases it (once), or undefined when all are taken. */
  enter(session: string): (() => void) | undefined
}

/** Limits the concurrent requests of one session. */
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
