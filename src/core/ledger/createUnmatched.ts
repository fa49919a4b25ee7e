import { addCount } from '../addCount.ts'
import type { Decision, SentNotification } from '../dialect/dialect.ts'
import type { Relinked } from './createLinks.ts'
import { judgeClick, judgeDisplay } from './judgeRow.ts'
import { toUnmatchedRow } from './linkNotification.ts'
import type { RowChange } from './order.ts'
import type { Row } from './row.ts'

interface UnmatchedInput {
  relinked: readonly Relinked[]
  decisions: readonly RowChange<Decision>[]
  isComplete: boolean
}

/** The rows of one notification. */
interface OfNotification {
  tokens: readonly (string | undefined)[]
  isKnown: boolean
  rows: readonly Row[]
}

/** Creates the rows of notifications that match nothing delivered; returns what changed of them. */
export function createUnmatched(): (input: UnmatchedInput) => RowChange<Row>[] {
  const all = new Map<SentNotification, OfNotification>()
  const documents = new Map<string, number>()
  let wasComplete = true
  return ({ relinked, decisions, isComplete }) => {
    const isOther = countDocuments(documents, decisions) || isComplete !== wasComplete
    wasComplete = isComplete
    const isKnown = (notification: SentNotification): boolean => isAnswered(notification, documents, isComplete)
    const changes: RowChange<Row>[] = []
    const set = (notification: SentNotification, tokens: readonly (string | undefined)[]): void => {
      const before = all.get(notification)
      const after = tokens.length > 0 ? rowsOf(notification, tokens, isKnown(notification)) : undefined
      if (after) all.set(notification, after)
      else all.delete(notification)
      changes.push(...(before?.rows ?? []).map(row => ({ before: row, after: undefined })))
      changes.push(...(after?.rows ?? []).map(row => ({ before: undefined, after: row })))
    }
    for (const { notification, after } of relinked) {
      const known = all.get(notification)
      if (known || (after && after.unmatched.length > 0)) set(notification, after?.unmatched ?? [])
    }
    if (isOther) {
      const flipped = [...all].filter(([notification, known]) => known.isKnown !== isKnown(notification))
      for (const [notification, { tokens }] of flipped) set(notification, tokens)
    }
    return changes
  }
}

/** Whether the answer that delivered its token would be known: an import may lack it. */
function isAnswered({ read }: SentNotification, documents: ReadonlyMap<string, number>, isComplete: boolean): boolean {
  const { request, documentId, isPartial } = read.exchange
  return isComplete && isPartial !== true && (request?.source !== 'import' || documents.has(documentId))
}

/** Counts the decisions of each document; returns whether there are others with some than before. */
function countDocuments(documents: Map<string, number>, decisions: readonly RowChange<Decision>[]): boolean {
  let isOther = false
  const count = (decision: Decision | undefined, by: 1 | -1): void => {
    if (decision && addCount(documents, decision.read.exchange.documentId, by)) isOther = true
  }
  for (const { before, after } of decisions) {
    count(after, 1)
    count(before, -1)
  }
  return isOther
}

function rowsOf(
  notification: SentNotification,
  tokens: readonly (string | undefined)[],
  isKnown: boolean,
): OfNotification {
  const rows = tokens.map(token => judged(toUnmatchedRow(notification, token, isKnown)))
  return { tokens, isKnown, rows }
}

function judged(row: Row): Row {
  const display = judgeDisplay(row, { showingOf: () => '', others: [] })
  return { ...row, display, click: judgeClick(row), isNotRendered: display?.isNotRendered ?? false }
}
