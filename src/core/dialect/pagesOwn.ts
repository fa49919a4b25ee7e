import { isApart } from '../exchange/imported.ts'
import { isSameLocation } from './location.ts'
import type { SentNotification } from './dialect.ts'
import { normaliseToken } from '../ledger/nearToken.ts'
import type { Row } from '../ledger/row.ts'

/**
 * The page's notification to compare with the tester's own: of the same location and type, one that shares a token, else
 * any; the nearest in time among these. Undefined if the page sent no such notification. Tokens also count as shared if
 * they differ only by effects of transport, such as lost padding. `mayBe` is false for those that report something else.
 */
export function pagesOwn(
  own: SentNotification,
  rows: readonly Row[],
  mayBe: (other: SentNotification) => boolean = () => true,
): SentNotification | undefined {
  const there = rows
    .flatMap(({ notifications }) => notifications)
    .map(({ notification }) => notification)
    .filter(({ read }) => !isApart(read.exchange, own.read.exchange))
    .filter(({ type, location }) => type === own.type && isSameLocation(location, own.location))
    .filter(mayBe)
  const tokens = new Set(own.tokens.map(normaliseToken))
  const sharing = there.filter(other => other.tokens.some(token => tokens.has(normaliseToken(token))))
  // Clicks of different metrics may both lack a location: only the token shows whether they are the same.
  const candidates = sharing.length > 0 || own.location.kind === 'none' ? sharing : there
  const distance = ({ time }: SentNotification): number => Math.abs(time - own.time)
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0]
}
