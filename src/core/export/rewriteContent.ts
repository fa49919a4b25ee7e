import type { Subject } from '../annotation/annotation.ts'
import { DIALECTS, type Dialects } from '../dialect/dialects.ts'
import type { PageEvent } from '../dialect/rendering.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { reconcile } from '../ledger/reconcile.ts'
import type { Row } from '../ledger/row.ts'
import type { StepChange } from '../scenario/scenario.ts'
import type { ExportContent } from './exportContent.ts'

/** How each part of an export is changed before it leaves. */
export interface Rewriting {
  exchange: (exchange: Exchange) => Exchange
  event: (event: PageEvent) => PageEvent
  /** A note, a reason, a name. */
  text: (text: string) => string
  /** The token of a row of another document. */
  token: (token: string) => string
  /** The JSON of a scenario's change, which stays JSON. */
  change: (change: StepChange) => string
  /** The URL of the inspected page. */
  pageUrl: (url: string) => string
}

/** The parts of an export that decide its rows. */
type Counted = Pick<ExportContent, 'exchanges' | 'events' | 'isPartial'>

/** All rows of each export that was rewritten, by these dialects: it may be rewritten again, and by many choices. */
const rowsAfter = new WeakMap<Counted, { dialects: Dialects; rows: Row[] }>()

/**
 * The same export with its parts changed, its rows computed again, and its annotations on these rows. The change must keep
 * what the ledger pairs by: rows that answer each other have the same place among all.
 */
export function rewriteContent(content: ExportContent, rewriting: Rewriting, dialects = DIALECTS): ExportContent {
  const { environment, annotations, scenarios, isPartial } = content
  const exchanges = content.exchanges.map(rewriting.exchange)
  const events = content.events.map(rewriting.event)
  const before = rowsOf(content, dialects)
  const after = rowsOf({ exchanges, events, isPartial }, dialects)
  const idAfter = new Map(before.map(({ id }, at) => [id, after[at]?.id ?? id]))
  const kept = new Set(content.rows.map(({ id }) => idAfter.get(id)))
  const { pageUrl } = environment
  const rewritten: ExportContent = {
    exchanges,
    events,
    rows: after.filter(({ id }) => kept.has(id)),
    annotations: annotations.map(annotation => ({
      rowId: idAfter.get(annotation.rowId) ?? rewriting.text(annotation.rowId),
      note: rewriting.text(annotation.note),
      expectations: annotation.expectations.map(expectation => ({
        ...expectation,
        ...(expectation.subject && { subject: rewriteSubject(expectation.subject, rewriting) }),
        reason: rewriting.text(expectation.reason),
        author: rewriting.text(expectation.author),
      })),
    })),
    scenarios: scenarios.map(scenario => ({
      ...scenario,
      name: rewriting.text(scenario.name),
      steps: scenario.steps.map(step => ({
        ...step,
        changes: step.changes.map(change => ({ ...change, json: rewriting.change(change) })),
      })),
    })),
    environment: { ...environment, pageUrl: pageUrl === undefined ? undefined : rewriting.pageUrl(pageUrl) },
    isPartial,
  }
  rowsAfter.set(rewritten, { dialects, rows: after })
  return rewritten
}

/** A row of another document is found by these texts: they change as they do in the calls. */
function rewriteSubject(subject: Subject, rewriting: Rewriting): Subject {
  const { token } = subject
  return { ...subject, ...(token !== undefined && { token: rewriting.token(token) }) }
}

/** All rows of an export's exchanges and events. */
export function rowsOf(content: Counted, dialects: Dialects = DIALECTS): Row[] {
  const known = rowsAfter.get(content)
  if (known?.dialects === dialects) return known.rows
  const { exchanges, events, isPartial } = content
  const renderings = dialects.renderingsOf(events)
  return reconcile(exchanges.map(dialects.parse), { renderings, isComplete: !isPartial })
}
