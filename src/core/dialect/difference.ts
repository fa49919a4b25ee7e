/** A member of the tester's notification and of the page's own, of their requests or of their URLs. */
export interface Difference {
  part: 'notification' | 'url' | 'request'
  /** Within its part; no other entry of the part has the same. */
  path: string
  kind: 'equal' | 'new for every send' | 'differs' | 'only yours' | "only the page's"
  weight: Weight
  /** Undefined: that side does not have it. */
  pages: unknown
  yours: unknown
  /** How numbers are written. */
  pagesNumber?: string | undefined
  yoursNumber?: string | undefined
  /** Why it matters, the values fill the catalogue's `difference_CODE`; undefined for members that do not matter. */
  why: { code: string; values: readonly string[] } | undefined
}

/** How much a difference matters: `error` yours is wrong, `warning` the two count otherwise or the page's is wrong. */
export type Weight = 'error' | 'warning' | 'note' | 'equal'
