import type { Preset, PresetContext } from '../../dialect/drafting.ts'
import type { Decision } from '../../dialect/dialect.ts'
import type { Event } from '../../dialect/event.ts'
import { locationKey } from '../../dialect/location.ts'
import { isObject, type JsonObject } from '../../json/json.ts'
import { removeAt, setAt } from '../../json/jsonPath.ts'
import { newestDecision, type Row } from '../../ledger/row.ts'
import { frameOfDecision } from './build.ts'
import { eventOf, frameOf, REPORTED, timeText } from './event.ts'
import { edgeOf } from '../read.ts'
import { reportedBy } from '../sentNotification.ts'
import { isPageAction } from '../versions.ts'
import { eventAt } from './events.ts'

/** A preset by name; it makes nothing if the content that it needs was not delivered. */
interface PresetKind {
  code: EdgePresetCode
  make: (context: PresetContext) => Preset | undefined
}

export type EdgePresetCode =
  | 'allDue'
  | 'eachClick'
  | 'renderedPropositions'
  | 'viewVisit'
  | 'trackEvent'
  | 'orderConversion'
  | 'sameEvent'

/** Every preset, in the menu's order. Sources: the Web SDK's own events, and Adobe's documentation of them. */
export const EDGE_PRESETS: readonly PresetKind[] = [
  { code: 'allDue', make: allDue },
  { code: 'eachClick', make: eachClick },
  { code: 'renderedPropositions', make: renderedPropositions },
  { code: 'viewVisit', make: viewVisit },
  { code: 'trackEvent', make: trackEvent },
  { code: 'orderConversion', make: orderConversion },
  { code: 'sameEvent', make: sameEvent },
]

/** One display with everything that is due on the page. */
function allDue(context: PresetContext): Preset | undefined {
  const due = context.rows.filter(({ display }) => display?.status === 'due')
  return oneDisplay(decisionsOf(due, 'display', context), context)
}

/** One event for each click metric of the page: the Web SDK sends each click by itself. */
function eachClick(context: PresetContext): Preset | undefined {
  const clicks = decisionsOf(context.rows, 'click', context)
  return preset(clicks.map(decision => eventOf([decision], 'click', framed(decision, context))))
}

/**
 * What the Web SDK sends for `includeRenderedPropositions`: one display with what it renders by itself, the actions of the
 * page and of the views shown. Without reports of rendering, everything of that kind is taken as rendered.
 */
function renderedPropositions(context: PresetContext): Preset | undefined {
  const rows = context.rows.filter(
    row => isPageAction(row) && row.renderings.every(({ failure }) => failure === undefined),
  )
  return oneDisplay(decisionsOf(rows, 'display', context), context)
}

/** A view without decisions is displayed by its name alone, with the event of the page's own view change. */
function viewVisit(context: PresetContext): Preset {
  const { row, rows } = context
  const [view] = [row, ...rows].flatMap(candidate => (candidate?.location.kind === 'view' ? candidate.location : []))
  const name = view?.name ?? ''
  const proposition = { scope: name, scopeDetails: { characteristics: { scopeType: 'view' } } }
  return {
    notifications: [reporting([proposition], 'display', context, { web: { webPageDetails: { viewName: name } } })],
    kept: [],
  }
}

/** What replaces at.js's `trackEvent`: a display of a scope without a decision, with parameters. */
function trackEvent(context: PresetContext): Preset {
  const event = reporting([{ scope: 'tracked' }], 'display', context)
  return { notifications: [{ ...event, data: { __adobe: { target: { parameter: 'value' } } } }], kept: [] }
}

/** A conversion: the scope that represents the order confirmation, with the order as parameters of Target. */
function orderConversion(context: PresetContext): Preset {
  const event = reporting([{ scope: 'orderConfirmPage' }], 'display', context)
  const order = { orderId: `order-${context.now}`, orderTotal: '1', productPurchasedId: 'product-1' }
  return { notifications: [{ ...event, data: { __adobe: { target: order } } }], kept: [] }
}

/** The newest event of the row again, at the present time. */
function sameEvent({ row, now }: PresetContext): Preset | undefined {
  const all = [...(row?.notifications ?? []).map(({ notification }) => notification), ...(row?.own ?? [])]
  const newest = all.toSorted((a, b) => a.time - b.time).at(-1)
  const reported = newest && reportedBy(newest)
  if (!reported) return undefined
  const event = eventAt(edgeOf(reported.read).rawRequest ?? {}, reported.eventIndex)
  const again = setAt(removeAt(event, ['query']), ['xdm', 'timestamp'], timeText(now))
  return preset(isObject(again) ? [again] : [])
}

function reporting(
  propositions: JsonObject[],
  event: Event,
  context: PresetContext,
  more: JsonObject = {},
): JsonObject {
  const { eventType, type } = REPORTED[event]
  const decision = context.row && newestDecision(context.row)
  const frame = decision ? frameOfDecision(decision) : {}
  const decisioning = { propositions, propositionEventType: { [type]: 1 } }
  return { xdm: { eventType, ...frameOf(frame, context.now), ...more, _experience: { decisioning } } }
}

function oneDisplay(decisions: readonly Decision[], context: PresetContext): Preset | undefined {
  const [first] = decisions
  return first && preset([eventOf(decisions, 'display', framed(first, context))])
}

function framed(decision: Decision, { now }: PresetContext) {
  return { now, frame: frameOfDecision(decision) }
}

/**
 * The newest decisions of rows that report an event, of the row's document and protocol, except those that a newer answer
 * for their scope replaced.
 */
function decisionsOf(rows: readonly Row[], event: Event, context: PresetContext): Decision[] {
  const newest = newestTimes(decisionsOfPage(context.rows, event, context))
  return decisionsOfPage(rows, event, context).filter(
    decision => decision.time === newest.get(locationKey(decision.location)),
  )
}

function newestTimes(decisions: readonly Decision[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { location, time } of decisions) {
    const key = locationKey(location)
    times.set(key, Math.max(time, times.get(key) ?? time))
  }
  return times
}

function decisionsOfPage(rows: readonly Row[], event: Event, { row }: PresetContext): Decision[] {
  const own = row && newestDecision(row)
  return rows
    .filter(other => other.event === event && other.token !== undefined)
    .flatMap(other => newestDecision(other) ?? [])
    .filter(({ read }) => own !== undefined && isOfPage(own, read))
}

function isOfPage(own: Decision, read: Decision['read']): boolean {
  return read.dialect === own.read.dialect && read.exchange.documentId === own.read.exchange.documentId
}

function preset(notifications: JsonObject[]): Preset | undefined {
  return notifications.length === 0 ? undefined : { notifications, kept: [] }
}
