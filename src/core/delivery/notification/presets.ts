import type { Preset, PresetContext } from '../../dialect/drafting.ts'
import { contentPart } from '../decision.ts'
import { rankOf, isSameLocation, locationKey } from '../../dialect/location.ts'
import type { Decision } from '../../dialect/dialect.ts'
import type { JsonObject } from '../../json/json.ts'
import { newestDecision, type Row } from '../../ledger/row.ts'
import { notificationOf } from './draft.ts'

/** A preset by name; it makes nothing if the content that it needs was not delivered. */
export interface PresetKind {
  code: PresetCode
  make: (context: PresetContext) => Preset | undefined
}

export type PresetCode =
  | 'displayOfLocation'
  | 'clickOfEachMetric'
  | 'allDue'
  | 'viewVisit'
  | 'pageLoad'
  | 'orderConversion'
  | 'repeat'

/** Every preset, in the menu's order. Sources: the Delivery API's notifications, and at.js as measured. */
export const PRESETS: readonly PresetKind[] = [
  { code: 'displayOfLocation', make: displayOfLocation },
  { code: 'clickOfEachMetric', make: clickOfEachMetric },
  { code: 'allDue', make: allDue },
  { code: 'viewVisit', make: viewVisit },
  { code: 'pageLoad', make: pageLoad },
  { code: 'orderConversion', make: orderConversion },
  { code: 'repeat', make: repeat },
]

/** One display with the tokens of all options of the row's location, as sent by a page that shows all of them. */
function displayOfLocation(context: PresetContext): Preset | undefined {
  return displayOf(
    decisionsAt(context, ({ event }) => event === 'display'),
    context,
  )
}

/** One click for each metric of the row's location: at.js sends each in a separate notification. */
function clickOfEachMetric(context: PresetContext): Preset | undefined {
  const metrics = decisionsAt(context, ({ event }) => event === 'click')
  return preset(metrics.map(decision => notificationOf([decision], 'click', freshOf(context))))
}

/** One display for each location with due options, within the session that delivered the row. */
function allDue(context: PresetContext): Preset | undefined {
  const { row, rows } = context
  const decision = row && newestDecision(row)
  const due = rows.filter(({ display, token }) => display?.status === 'due' && token !== undefined)
  const decisions = due.flatMap(candidate => newestDecision(candidate) ?? [])
  const together = decisions.filter(other => decision !== undefined && isSameVisit(decision, other))
  const keyOf = ({ read, location, repeat }: Decision): string =>
    `${read.exchange.documentId} ${locationKey(location)} ${rankOf({ repeat })}`
  const keys = [...new Set(together.map(keyOf))]
  const byLocation = keys.map(key => together.filter(other => keyOf(other) === key))
  return preset(byLocation.flatMap(group => displayOf(group, context)?.notifications ?? []))
}

/** The display of a view without offers: at.js notifies it by its name alone. */
function viewVisit(context: PresetContext): Preset {
  const { row, rows } = context
  const [view] = [row, ...rows].flatMap(candidate => (candidate?.location.kind === 'view' ? candidate.location : []))
  return { notifications: [{ ...begun('display', context), view: { name: view?.name ?? '' } }], kept: [] }
}

/** The display of everything that was prefetched for pageLoad. */
function pageLoad(context: PresetContext): Preset | undefined {
  const rows = context.rows.filter(({ location, event }) => location.kind === 'pageLoad' && event === 'display')
  const prefetched = rows
    .flatMap(row => newestDecision(row) ?? [])
    .filter(decision => contentPart(decision) === 'prefetch')
  const own = context.row && newestDecision(context.row)
  return displayOf(
    prefetched.filter(decision => own && isSameVisit(own, decision)),
    context,
  )
}

/** A conversion: the display of an mbox that represents the order confirmation, with the order. */
function orderConversion(context: PresetContext): Preset {
  const order = { id: `order-${context.now}`, total: 1, purchasedProductIds: ['product-1'] }
  return { notifications: [{ ...begun('display', context), mbox: { name: 'orderConfirmPage' }, order }], kept: [] }
}

/** The newest notification of the row again: with the same impressionId Target counts no further impression. */
function repeat(context: PresetContext): Preset | undefined {
  const { row, now, newId } = context
  const all = [...(row?.notifications ?? []).map(({ notification }) => notification), ...(row?.own ?? [])]
  const newest = all.toSorted((a, b) => a.time - b.time).at(-1)
  if (!newest) return undefined
  const { raw, countId: impressionId } = newest
  const again = { ...raw, id: newId(), timestamp: now, ...(impressionId === undefined ? {} : { impressionId }) }
  return { notifications: [again], kept: ['impressionId'] }
}

function displayOf(decisions: readonly Decision[], context: PresetContext): Preset | undefined {
  const [first, ...more] = decisions
  return first && preset([notificationOf([first, ...more], 'display', freshOf(context))])
}

function preset(notifications: JsonObject[]): Preset | undefined {
  return notifications.length === 0 ? undefined : { notifications, kept: [] }
}

/** The newest decision of each row at the row's location and in its document. */
function decisionsAt({ row, rows }: PresetContext, isMeant: (row: Row) => boolean): Decision[] {
  if (!row) return []
  const there = rows.filter(
    other =>
      other.documentId === row.documentId &&
      isSameLocation(other.location, row.location) &&
      rankOf(other) === rankOf(row) &&
      isMeant(other),
  )
  return there.flatMap(other => (other.token === undefined ? [] : (newestDecision(other) ?? [])))
}

function isSameVisit({ read: a }: Decision, { read: b }: Decision): boolean {
  return a.exchange.documentId === b.exchange.documentId && a.visit === b.visit
}

function freshOf({ now, newId }: PresetContext) {
  return { notificationId: newId(), impressionId: newId(), timestamp: now }
}

function begun(type: string, context: PresetContext): JsonObject {
  const { notificationId: id, impressionId, timestamp } = freshOf(context)
  return { id, impressionId, type, timestamp }
}
