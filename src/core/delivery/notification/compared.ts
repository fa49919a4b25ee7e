import type { Decision, SentNotification } from '../../dialect/dialect.ts'

/** The two notifications, and every decision if they are known: these show which side is right. */
export interface Compared {
  own: SentNotification
  pages: SentNotification
  decisions: readonly Decision[] | undefined
}
