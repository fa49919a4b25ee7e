import type { Decision, SentNotification } from '../dialect/dialect.ts'
import { groupBy } from '../groupBy.ts'
import { memoize } from '../memoize.ts'
import { pageOfDecision } from './knownDecisions.ts'
import { compareDecisions, patched, type RowChange } from './order.ts'
import type { Attached, Row } from './row.ts'
import { deliveredRowId, placeKeyOf } from './rowId.ts'

/** The rows of delivered content, without notifications and verdicts. */
export interface DeliveredRows {
  /** Makes the rows of these decisions again, and returns them. */
  change: (changes: readonly RowChange<Decision>[]) => RowChange<Row>[]
  all: () => Iterable<Row>
}

/** Creates the rows of the decisions of one protocol. */
export function createDeliveredRows(): DeliveredRows {
  const rows = new Map<string, Row>()
  return {
    all: () => rows.values(),
    change: changes => {
      const byRow = groupBy(changes, ({ before, after }) => {
        const decision = after ?? before
        return decision && keysOf(decision).id
      })
      return [...byRow].map(([id, ofRow]) => {
        const before = rows.get(id)
        const decisions = patched(before?.decisions ?? [], ofRow, compareDecisions)
        const after = toRow(id, decisions)
        if (after) rows.set(id, after)
        else rows.delete(id)
        return { before, after }
      })
    },
  }
}

interface Keys {
  id: string
  placeKey: string
}

/** The keys of a decision's row and of its place; made once. */
const keysOf = memoize((decision: Decision): Keys => {
  const { read, item, token, key = '', path } = decision
  const placeKey = placeKeyOf(read.exchange.documentId, decision)
  // Without a token, only the place in the answer distinguishes two options.
  const identity = token === undefined ? path : `token ${token}${key}`
  return { id: deliveredRowId(placeKey, item.kind, identity), placeKey }
})

/** The key of the location of a row of delivered content, in its document. */
export function pageOf({ decisions: [first] }: Row): string | undefined {
  return first && pageOfDecision(first)
}

// Most rows have none of these: they share the lists, which nothing may change.
const NO_NOTIFICATIONS = Object.freeze<Attached[]>([]) as Attached[]
const NO_SENDS = Object.freeze<SentNotification[]>([]) as SentNotification[]
const NO_RENDERINGS: Row['renderings'] = Object.freeze([])

/** The newest decision represents the row. */
function toRow(id: string, decisions: readonly Decision[]): Row | undefined {
  const [first, newest] = [decisions[0], decisions.at(-1)]
  if (!first || !newest) return undefined
  return {
    id,
    documentId: first.read.exchange.documentId,
    location: first.location,
    placeKey: keysOf(first).placeKey,
    repeat: newest.repeat,
    arrival: newest.arrival,
    item: newest.item,
    event: newest.event,
    token: first.token,
    state: newest.state,
    decisions,
    notifications: NO_NOTIFICATIONS,
    renderings: NO_RENDERINGS,
    isNotRendered: false,
    own: NO_SENDS,
    display: undefined,
    click: undefined,
  }
}
