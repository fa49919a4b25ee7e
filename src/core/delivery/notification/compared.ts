import type { Decision } from '../../dialect/dialect.ts'
import type { SentNotification } from '../../dialect/dialect.ts'
import type { Explanation, Weight } from './explanation.ts'

/** A member of two notifications, of their requests or of their URLs. Undefined: that side does not have it. */
export interface Pair {
  part: 'notification' | 'url' | 'request'
  /** Within its part; no other entry of the part has the same. */
  path: string
  pages: unknown
  yours: unknown
  /** How numbers are written. */
  pagesNumber?: string | undefined
  yoursNumber?: string | undefined
  /** Of an equal token: its places, from 0, when it stands elsewhere among the equal ones. */
  moved?: [pages: number, yours: number] | undefined
}

export interface Difference extends Omit<Pair, 'moved'> {
  kind: 'equal' | 'new for every send' | 'differs' | 'only yours' | "only the page's"
  weight: Weight
  /** Only of members that matter, or that matter by being equal. */
  why: Explanation | undefined
}

/** The two notifications, and every decision if they are known: these show which side is right. */
export interface Compared {
  own: SentNotification
  pages: SentNotification
  decisions: readonly Decision[] | undefined
}
