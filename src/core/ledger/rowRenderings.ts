import { locationKey } from '../dialect/location.ts'
import type { Rendering } from '../dialect/rendering.ts'
import { groupBy } from '../groupBy.ts'
import type { Row } from './row.ts'

/** What the page's libraries reported about rows. */
export interface RowRenderings {
  /** Takes all reports; returns a row's part of those about which there are others than before. */
  change: (renderings: readonly Rendering[]) => Pick<Rendering, 'documentId' | 'token'>[]
  of: (row: Row) => readonly Rendering[]
}

/** The reports about one token in one document. */
interface OfToken {
  all: readonly Rendering[]
  anywhere: readonly Rendering[]
  byLocation: ReadonlyMap<string, readonly Rendering[]>
}

/** Creates the reports; rows of one document, token and location share a list. */
export function createRowRenderings(): RowRenderings {
  let known: readonly Rendering[] = []
  let byToken = new Map<string, OfToken>()
  return {
    of: ({ documentId, token, location }) => {
      if (byToken.size === 0 || token === undefined) return NONE
      const held = byToken.get(keyOf({ documentId, token }))
      return held?.byLocation.get(locationKey(location)) ?? held?.anywhere ?? NONE
    },
    change: renderings => {
      if (isSame(renderings, known)) return []
      known = renderings
      const before = byToken
      const groups = groupBy(renderings, keyOf)
      byToken = new Map([...groups].map(([key, all]) => [key, again(all, before.get(key))]))
      const changed = [...byToken].flatMap(([key, held]) => (before.get(key) === held ? [] : held.all.slice(0, 1)))
      const gone = [...before].flatMap(([key, held]) => (byToken.has(key) ? [] : held.all.slice(0, 1)))
      return [...changed, ...gone]
    },
  }
}

const NONE: readonly Rendering[] = []

function keyOf({ documentId, token }: Pick<Rendering, 'documentId' | 'token'>): string {
  return JSON.stringify([documentId, token])
}

function again(all: readonly Rendering[], before: OfToken | undefined): OfToken {
  return before && isSame(all, before.all) ? before : toOfToken(all)
}

function toOfToken(all: readonly Rendering[]): OfToken {
  const anywhere = all.filter(({ location }) => !location)
  const placed = groupBy(all, ({ location }) => location && locationKey(location))
  const places = new Map(all.map((rendering, at) => [rendering, at]))
  const inOrder = (list: readonly Rendering[]): Rendering[] =>
    list.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
  return {
    all,
    anywhere,
    byLocation: new Map([...placed].map(([key, there]) => [key, inOrder([...anywhere, ...there])])),
  }
}

function isSame(a: readonly Rendering[], b: readonly Rendering[]): boolean {
  return a === b || (a.length === b.length && a.every((rendering, at) => rendering === b[at]))
}
