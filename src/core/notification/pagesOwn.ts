import { isApart } from '../delivery/imported.ts'
import { isSameLocation } from '../delivery/location.ts'
import type { SentNotification } from '../delivery/sentNotification.ts'
import { normaliseToken } from '../ledger/nearToken.ts'
import type { Row } from '../ledger/row.ts'

/**
 * The page's notification that the tester's own is to be compared with: of the same location and type, one that shares a
 * token, else any; the nearest in time among these. Undefined when the page sent none. Tokens are shared, too, when
 * only transport tells them apart, as lost padding does.
 */
export function pagesOwn(own: SentNotification, rows: readonly Row[]): SentNotification | undefined {
  const there = rows
    .flatMap(({ notifications }) => notifications)
    .map(({ notification }) => notification)
    .filter(({ read }) => !isApart(read.exchange, own.read.exchange))
    .filter(({ type, location }) => type === own.type && isSameLocation(location, own.location))
  const tokens = new Set(own.tokens.map(normaliseToken))
  const sharing = there.filter(other => other.tokens.some(token => tokens.has(normaliseToken(token))))
  // Clicks of different metrics name no location alike: only the token says that they are the same.
  const candidates = sharing.length > 0 || own.location.kind === 'none' ? sharing : there
  const distance = ({ time }: SentNotification): number => Math.abs(time - own.time)
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0]
}
