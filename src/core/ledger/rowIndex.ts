import { addCount } from '../addCount.ts'
import { compareTexts } from '../compareTexts.ts'
import { locationKey, rankOf } from '../dialect/location.ts'
import { groupBy } from '../groupBy.ts'
import { pageOf } from './deliveredRows.ts'
import { createLeastNotified } from './history.ts'
import type { Normalised, NormalisedToken, RowIndex } from './match.ts'
import { normaliseOnce } from './nearToken.ts'
import { compareRows, patchLists, patched, type RowChange, type Compare } from './order.ts'
import type { Row } from './row.ts'

/** An index of rows that come and go. */
export interface ChangingIndex extends RowIndex {
  /** The rows of a location in a document, by {@link pageOf}. */
  byPage: ReadonlyMap<string, readonly Row[]>
  /** Changes its rows; returns the locations whose names are repeated since, or no longer. */
  change: (changes: readonly RowChange<Row>[]) => string[]
  hasRepeated: () => boolean
  /** The rows have fewer notifications than before. */
  countAgain: () => void
}

/** Creates the index of the rows of one protocol. */
export function createRowIndex(): ChangingIndex {
  const [byToken, byLocation, byPage] = [newLists(), newLists(), newLists()]
  const byHome = new Map<string, Lists>()
  const normalise = normaliseOnce()
  const tokens = createNormalised(byToken, normalise)
  const ranks = new Map<string, number>()
  let leastNotified = createLeastNotified()
  return {
    byToken,
    byLocation,
    byPage,
    inDocument: (token, documentId) => byHome.get(documentId)?.get(token) ?? [],
    normalise,
    repeated: ranks,
    hasRepeated: () => ranks.size > 0,
    isBefore: (row, other) => compareRows(row, other) < 0,
    normalised: tokens.sorted,
    leastNotified: rows => leastNotified(rows),
    countAgain: () => void (leastNotified = createLeastNotified()),
    change: changes => {
      tokens.change(patchLists(byToken, changes, ({ token }) => token, compareRows))
      patchLists(byLocation, changes, ({ location }) => locationKey(location), compareRows)
      patchLists(byPage, changes, pageOf, compareRows)
      patchHomes(byHome, changes)
      return countRanks(ranks, changes)
    },
  }
}

type Lists = Map<string, readonly Row[]>

function newLists(): Lists {
  return new Map()
}

/** Changes the rows of each document, by token. */
function patchHomes(byHome: Map<string, Lists>, changes: readonly RowChange<Row>[]): void {
  for (const [documentId, ofDocument] of groupBy(changes, ({ before, after }) => (after ?? before)?.documentId)) {
    const lists = byHome.get(documentId) ?? newLists()
    patchLists(lists, ofDocument, ({ token }) => token, compareRows)
    if (lists.size > 0) byHome.set(documentId, lists)
    else byHome.delete(documentId)
  }
}

/** Counts the rows of each location that are not the first of their name. */
function countRanks(ranks: Map<string, number>, changes: readonly RowChange<Row>[]): string[] {
  const flipped = new Set<string>()
  const count = (row: Row | undefined, by: 1 | -1): void => {
    if (!row || rankOf(row) === 0) return
    const key = locationKey(row.location)
    if (addCount(ranks, key, by)) flipped.add(key)
  }
  for (const { before, after } of changes) {
    count(after, 1)
    count(before, -1)
  }
  return [...flipped]
}

/** Sorts the tokens when they are first asked for, and after that only those that changed. */
function createNormalised(byToken: ReadonlyMap<string, readonly Row[]>, normalise: RowIndex['normalise']) {
  const entries = new Map<string, NormalisedToken>()
  const changed = new Set<string>()
  let sorted: Normalised | undefined
  const changeOf = (name: string): RowChange<NormalisedToken> => {
    const [before, rows] = [entries.get(name), byToken.get(name)]
    const after = rows && { token: normalise(name), rows }
    if (after) entries.set(name, after)
    else entries.delete(name)
    return { before, after }
  }
  return {
    change: (names: readonly string[]): void => {
      if (sorted) for (const name of names) changed.add(name)
    },
    sorted: (): Normalised => {
      const names = sorted ? [...changed] : [...byToken.keys()]
      changed.clear()
      return (sorted = patched(sorted ?? [], names.map(changeOf), compareNormalised))
    },
  }
}

/** Equal ones in the order of their first rows. */
const compareNormalised: Compare<NormalisedToken> = (a, b) => {
  const [first, other] = [a.rows[0], b.rows[0]]
  return compareTexts(a.token, b.token) || (first && other ? compareRows(first, other) : 0)
}
