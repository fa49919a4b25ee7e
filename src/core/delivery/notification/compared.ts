import type { Decision, SentNotification } from '../../dialect/dialect.ts'
import type { Difference } from '../../dialect/difference.ts'

/** A member of two notifications, of their requests or of their URLs. */
export interface Pair extends Omit<Difference, 'kind' | 'weight' | 'why'> {
  /** Of an equal token: its places, from 0, when it stands elsewhere among the equal ones. */
  moved?: [pages: number, yours: number] | undefined
}

/** The two notifications, and every decision if they are known: these show which side is right. */
export interface Compared {
  own: SentNotification
  pages: SentNotification
  decisions: readonly Decision[] | undefined
}
