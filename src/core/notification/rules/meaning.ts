import { eventOfItem } from '../../delivery/event.ts'
import { locationKey } from '../../delivery/location.ts'
import { eventOf, namedLocations, type SentNotification } from '../../delivery/sentNotification.ts'
import { matchToken, rankMeant, type Match, type RowIndex } from '../../ledger/match.ts'
import type { ReasonCode } from '../../ledger/reason.ts'
import type { Row } from '../../ledger/row.ts'
import type { VisitDoubt } from '../visit.ts'
import { getAt, type Path } from '../../jsonPath.ts'

/** What is known beside the request itself. */
export interface CheckContext {
  /** The row that the request was begun for. */
  row: Row | undefined
  /** Everything delivered. */
  index: RowIndex
  /** The document that it was begun for, where there is no row. */
  documentId?: string | undefined
  /** What is known of sessions and visitors, and the session of the page. */
  visits?: KnownVisits | undefined
}

/** What is known of the visits that notifications are of. */
export interface KnownVisits {
  doubtOf: (value: string) => VisitDoubt | undefined
  sessionOfPage: string | undefined
}

/** A notification, and what it means of all that was delivered. */
export interface Meaning {
  one: SentNotification
  path: Path
  tokens: TokenMeaning[]
  /** The row that it is about: at its location, or where its token was delivered. */
  row: Row | undefined
}

/** One text in the notification's tokens. */
export interface TokenMeaning {
  token: string
  path: Path
  match: Match | undefined
  /** A right token that would stand there. */
  right: string | undefined
}

/** A longer text is no token; to search for near ones would only take time. */
const MAX_TOKEN = 4096

/** Reads from its tokens and its location what a notification means. */
export function meaningOf(one: SentNotification, body: unknown, known: CheckContext): Meaning {
  const path: Path = ['notifications', one.index]
  const texts = listAt(body, [...path, 'tokens'])
  const rank = rankMeant(one, known.index)
  const tokens = texts.flatMap((token, index): TokenMeaning[] => {
    if (typeof token !== 'string' || token.trim() === '') return []
    const match = matchOf(one, token, known, rank)
    return [{ token, path: [...path, 'tokens', index], match, right: rightToken(one, token, match, known) }]
  })
  return { one, path, tokens, row: rowOf(one, tokens, known) }
}

function listAt(body: unknown, path: Path): unknown[] {
  const value = getAt(body, path)
  return Array.isArray(value) ? value : []
}

/** What a token means; the one of the row that the request was begun for means that row at any location. */
function matchOf(
  one: SentNotification,
  token: string,
  { row, index }: CheckContext,
  rank: number | undefined,
): Match | undefined {
  if (token.length > MAX_TOKEN && !index.byToken.has(token)) return undefined
  const match = matchToken(one, token, index, rank)
  if (!match || row?.eventToken !== token) return match
  const isExact = match.reasons.length === 0 && match.row.state === one.state
  return isExact ? match : { row, reasons: match.reasons }
}

const MANGLED: ReadonlySet<ReasonCode> = new Set(['tokenPaddingLost', 'tokenTruncated', 'tokenAltered'])

function rightToken(
  one: SentNotification,
  token: string,
  match: Match | undefined,
  known: CheckContext,
): string | undefined {
  const fitting = fittingRows(one, known)
  if (!match) return onlyToken(fitting)
  const [reason] = match.reasons
  if (!reason || MANGLED.has(reason.code) || match.row.eventToken === token) return match.row.eventToken
  return fitting.includes(match.row) ? match.row.eventToken : fitting[0]?.eventToken
}

function onlyToken(rows: readonly Row[]): string | undefined {
  const tokens = new Set(rows.map(({ eventToken }) => eventToken))
  return tokens.size === 1 ? rows[0]?.eventToken : undefined
}

function rowOf(one: SentNotification, tokens: readonly TokenMeaning[], known: CheckContext): Row | undefined {
  const matched = tokens.flatMap(({ match }) => match ?? [])
  const best = matched.find(({ reasons }) => reasons.length === 0) ?? matched[0]
  return best?.row ?? fittingRows(one, known)[0]
}

/**
 * The rows at a notification's location that a notification of its type can be about; only the one that the request was
 * begun for, if it is among them.
 */
export function fittingRows(one: SentNotification, { row, index }: CheckContext): readonly Row[] {
  const there = namedLocations(one)
    .flatMap(location => index.byLocation.get(locationKey(location)) ?? [])
    .filter(({ item, eventToken }) => eventOfItem(item) === eventOf(one) && eventToken !== undefined)
  const own = there.find(({ id }) => id === row?.id)
  return own ? [own] : there
}
