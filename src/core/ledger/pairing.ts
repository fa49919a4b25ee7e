import type { Decision, ParsedExchange } from '../dialect/dialect.ts'
import type { Rendering } from '../dialect/rendering.ts'
import { isOwnSend } from '../exchange/exchange.ts'
import { createDeliveredRows } from './deliveredRows.ts'
import { createJudged } from './createJudged.ts'
import { createLinks } from './createLinks.ts'
import { createUnmatched } from './createUnmatched.ts'
import type { Link } from './linkNotification.ts'
import type { RowChange } from './order.ts'
import type { Row } from './row.ts'
import { createRowIndex } from './rowIndex.ts'
import { createRowRenderings } from './rowRenderings.ts'
import { createShowings } from './showings.ts'

/** What the rows of one protocol are made of, and the calls that came and went since the last time. */
export interface PairingInput {
  gone: readonly ParsedExchange[]
  come: readonly ParsedExchange[]
  renderings: readonly Rendering[]
  isComplete: boolean
}

/** Pairs the calls of one protocol; returns the rows that are others than before. */
export type Pairing = (input: PairingInput) => RowChange<Row>[]

/** Creates the pairing of one protocol's calls; each step makes only what its changes touch. */
export function createPairing(): Pairing {
  const delivered = createDeliveredRows()
  const index = createRowIndex()
  const links = createLinks(index)
  const renderings = createRowRenderings()
  const showings = createShowings()
  const unmatched = createUnmatched()
  const judged = createJudged({ rowsAt: page => index.byPage.get(page) ?? [], showings, renderings })

  return ({ gone, come, isComplete, ...input }) => {
    const decisions = changesOf(gone, come, decisionsOf)
    const notifications = changesOf(gone, come, read => read.dialect.notificationsOf(read))
    const rows = delivered.change(decisions)
    const repeated = index.change(rows)
    const relinked = links.change({ rows, decisions, notifications, repeated })
    const touched = new Set(rows.flatMap(({ after }) => after ?? []))
    for (const { before, after } of relinked) for (const row of rowsOf(before, after)) touched.add(row)
    for (const { documentId, token } of renderings.change(input.renderings)) {
      for (const row of index.byToken.get(token) ?? []) if (row.documentId === documentId) touched.add(row)
    }
    for (const display of showings.change(notifications)) for (const row of rowsOf(links.of(display))) touched.add(row)
    for (const { before } of rows) if (before) touched.delete(before)
    return [...judged({ rows, relinked, touched }), ...unmatched({ relinked, decisions, isComplete })]
  }
}

function decisionsOf(read: ParsedExchange): readonly Decision[] {
  return isOwnSend(read.exchange) ? [] : read.dialect.decisionsOf(read)
}

function changesOf<Part>(
  gone: readonly ParsedExchange[],
  come: readonly ParsedExchange[],
  partsOf: (read: ParsedExchange) => readonly Part[],
): RowChange<Part>[] {
  return [
    ...gone.flatMap(read => partsOf(read).map(before => ({ before, after: undefined }))),
    ...come.flatMap(read => partsOf(read).map(after => ({ before: undefined, after }))),
  ]
}

/** The rows that links lead to. */
function rowsOf(...links: readonly (Link | undefined)[]): Row[] {
  return links.flatMap(link => [...(link?.attached ?? []), ...(link?.own ?? [])].map(({ row }) => row))
}
