import { compareTexts } from '../compareTexts.ts'
import { locationKey, rankOf } from '../dialect/location.ts'
import { groupBy } from '../groupBy.ts'
import { lazily } from '../lazily.ts'
import { memoize } from '../memoize.ts'
import { createLeastNotified } from './history.ts'
import type { Normalised, RowIndex, RowLists } from './match.ts'
import { normaliseOnce } from './nearToken.ts'
import type { Row } from './row.ts'

/** Indexes rows by token and by location. */
export function indexRows(rows: Iterable<Row>): RowIndex {
  const list = [...rows]
  const byToken = groupBy(list, ({ token }) => token)
  const byLocation = groupBy(list, ({ location }) => locationKey(location))
  const repeated = new Set(list.filter(row => rankOf(row) > 0).map(({ location }) => locationKey(location)))
  const normalise = normaliseOnce()
  const byDocument = memoize((rows: readonly Row[]) => groupBy(rows, ({ documentId }) => documentId))
  const places = lazily(() => new Map(list.map((row, at) => [row, at])))
  return {
    byToken,
    byLocation,
    inDocument: (token, documentId) => byDocument(byToken.get(token) ?? []).get(documentId) ?? [],
    repeated,
    normalise,
    isBefore: (row, other) => (places().get(row) ?? Infinity) < (places().get(other) ?? Infinity),
    normalised: lazily(() => normaliseTokens(byToken, normalise)),
    leastNotified: createLeastNotified(),
  }
}

function normaliseTokens(byToken: RowLists, normalise: RowIndex['normalise']): Normalised {
  const normalised = [...byToken].map(([token, rows]) => ({ token: normalise(token), rows }))
  return normalised.toSorted((a, b) => compareTexts(a.token, b.token))
}
