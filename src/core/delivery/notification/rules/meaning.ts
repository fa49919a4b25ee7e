import type { CheckContext } from '../../../dialect/drafting.ts'
import { locationKey } from '../../../dialect/location.ts'
import type { DeliveryNotification } from '../../sentNotification.ts'
import { matchToken, rankMeant, type Match } from '../../../ledger/match.ts'
import type { LedgerReasons } from '../../../ledger/reason.ts'
import type { Row } from '../../../ledger/row.ts'
import { getAt, type Path } from '../../../json/jsonPath.ts'

/** A notification, and the delivered content that it means. */
export interface Meaning {
  one: DeliveryNotification
  path: Path
  tokens: TokenMeaning[]
  /** The row that it means: at its location, or where its token was delivered. */
  row: Row | undefined
}

/** One text in the notification's tokens. */
export interface TokenMeaning {
  token: string
  path: Path
  match: Match | undefined
  /** The correct token for this place. */
  right: string | undefined
}

/** A longer text is not a token; a search for near ones would only take time. */
const MAX_TOKEN = 4096

/** Determines what a notification means, from its tokens and its location. */
export function meaningOf(one: DeliveryNotification, body: unknown, known: CheckContext): Meaning {
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

/** What a token means; the token of the row that the request was started from means that row at any location. */
function matchOf(
  one: DeliveryNotification,
  token: string,
  { row, index }: CheckContext,
  rank: number | undefined,
): Match | undefined {
  if (token.length > MAX_TOKEN && !index.byToken.has(token)) return undefined
  const match = matchToken(one, token, index, rank)
  if (!match || row?.token !== token) return match
  const isExact = match.reasons.length === 0 && match.row.state === one.state
  return isExact ? match : { row, reasons: match.reasons }
}

const MANGLED: ReadonlySet<string> = new Set<keyof LedgerReasons>([
  'tokenPaddingLost',
  'tokenTruncated',
  'tokenAltered',
])

function rightToken(
  one: DeliveryNotification,
  token: string,
  match: Match | undefined,
  known: CheckContext,
): string | undefined {
  const fitting = fittingRows(one, known)
  if (!match) return onlyToken(fitting)
  const [reason] = match.reasons
  if (!reason || MANGLED.has(reason.code) || match.row.token === token) return match.row.token
  return fitting.includes(match.row) ? match.row.token : fitting[0]?.token
}

function onlyToken(rows: readonly Row[]): string | undefined {
  const tokens = new Set(rows.map(({ token }) => token))
  return tokens.size === 1 ? rows[0]?.token : undefined
}

function rowOf(one: DeliveryNotification, tokens: readonly TokenMeaning[], known: CheckContext): Row | undefined {
  const matched = tokens.flatMap(({ match }) => match ?? [])
  const best = matched.find(({ reasons }) => reasons.length === 0) ?? matched[0]
  return best?.row ?? fittingRows(one, known)[0]
}

/**
 * The rows at a notification's location that a notification of its type can mean; only the one that the request was
 * started from, if it is among them.
 */
export function fittingRows(one: DeliveryNotification, { row, index }: CheckContext): readonly Row[] {
  const there = one.reported
    .flatMap(location => index.byLocation.get(locationKey(location)) ?? [])
    .filter(({ event, token }) => event === one.event && token !== undefined)
  const own = there.find(({ id }) => id === row?.id)
  return own ? [own] : there
}
