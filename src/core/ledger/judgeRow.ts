import type { Decision, SentNotification } from '../dialect/dialect.ts'
import type { Event } from '../dialect/event.ts'
import { placeOf, type RowLocation } from '../dialect/location.ts'
import type { Reason } from '../dialect/reason.ts'
import type { Rendering } from '../dialect/rendering.ts'
import { deliveredAt, sentAt } from '../dialect/times.ts'
import { isHeld, requestBody } from '../exchange/exchange.ts'
import { groupBy } from '../groupBy.ts'
import { memoize } from '../memoize.ts'
import { utf8Length } from '../utf8Length.ts'
import { countBefore, countUntil } from './history.ts'
import { reason } from './reason.ts'
import { isNotRendered, isRendered } from './rendering.ts'
import { hasLeft, isSuccess, type Attached, type Row, type Verdict } from './row.ts'
import { isFailure, STATUSES } from './status.ts'

/** Bytes of all beacons in flight beyond which browsers queue no more (Beacon and Fetch specifications). */
const MAX_BEACON = 65_536

/** Names the showing of its location that a display belongs to; equal names are one showing. */
export type ShowingOf = (notification: SentNotification) => string

/** The displays of a location. */
export interface LocationDisplays {
  /** By the call that they answer. */
  byCall: ReadonlyMap<string, ReadonlySet<SentNotification>>
  /** Those whose tokens do not show which call they answer, in order of time. */
  ofNoCall: readonly SentNotification[]
}

/** What a row's verdict depends on besides the row. */
export interface Surroundings {
  showingOf: ShowingOf
  /** For each call that delivered it, the first display of its location without its token, as {@link otherDisplays} finds it. */
  others: readonly (SentNotification | undefined)[]
}

/** The basis of a verdict on a row's notifications of one event: those that answer one call, and their context. */
interface Cycle {
  event: Event
  place: RowLocation
  decision: Decision | undefined
  /** How many options of the call have the row's token. */
  options: number
  notifications: Attached[]
  /** The first display of the location without the row's token. */
  other: SentNotification | undefined
  renderings: readonly Rendering[]
}

/** The verdict on a row's display: of an option, or of a metric that counts displays. Undefined for anything else. */
export function judgeDisplay(row: Row, { showingOf, others }: Surroundings): Verdict | undefined {
  const isDisplayed = row.event === 'display'
  const [decision, ...more] = row.decisions
  const isUntouched = row.notifications.length === 0 && row.renderings.length === 0 && others[0] === undefined
  if (decision && more.length === 0 && isUntouched && isDisplayed) return judgeUntouched(decision)
  const displays = row.notifications.filter(({ event }) => event === 'display')
  if (isDisplayed) return judgeCycles(cyclesOf(row, displays, others), showingOf)
  return displays.length > 0 ? judgeCycle(aCycle(row, 'display', displays), showingOf) : undefined
}

/** For each call that delivered a row, the first display of its location that does not belong to the row. */
export function otherDisplays(
  row: Row,
  there: LocationDisplays | undefined,
): readonly (SentNotification | undefined)[] {
  if (!there || row.event !== 'display') return NO_DISPLAYS
  const own = new Set(row.notifications.flatMap(({ event, notification }) => (event === 'display' ? notification : [])))
  const firsts = callsOf(row.decisions)
  return firsts.map(([first], index) => {
    if (!first) return undefined
    const until = firsts[index + 1]?.[0]?.time ?? Infinity
    return otherDisplay(there, own, first.read.exchange.id, { from: first.time, until })
  })
}

const NO_DISPLAYS: readonly undefined[] = []

/** The decisions of a row, by call. */
const callsOf = memoize((decisions: readonly Decision[]): readonly (readonly Decision[])[] => [
  ...groupBy(decisions, ({ read }) => read.exchange.id).values(),
])

/** The verdict on an option without notifications and renderings: most rows, and there may be thousands. */
function judgeUntouched(decision: Decision): Verdict | undefined {
  return judgeCycle({ ...aCycle(decision, 'display', []), decision, options: 1 }, () => '')
}

/** The verdict on a row's click. A click may happen many times: only the same notification id twice is a duplicate. */
export function judgeClick(row: Row): Verdict | undefined {
  const clicks = row.notifications.filter(({ event }) => event === 'click')
  let others = 0
  const clickOf: ShowingOf = ({ id }) => (id === undefined ? `without id ${(others += 1)}` : `id ${id}`)
  if (clicks.length > 0) return judgeCycle(aCycle(row, 'click', clicks), clickOf)
  if (row.event !== 'click') return undefined
  return { status: 'waiting', reasons: [reason('notClicked', placeOf(row))], isNotRendered: false, showings: 0 }
}

function aCycle(place: RowLocation, event: Event, notifications: Attached[]): Cycle {
  return {
    event,
    place: placeOf(place),
    decision: undefined,
    options: 0,
    notifications,
    other: undefined,
    renderings: [],
  }
}

/**
 * A location may be delivered again in one document; each call's decision is due its own display. A failure of an earlier
 * one stays visible, else the newest one counts; a view that is only prefetched again keeps its verdict.
 */
function judgeCycles(cycles: readonly Cycle[], showingOf: ShowingOf): Verdict | undefined {
  const verdicts = cycles.flatMap(cycle => judgeCycle(cycle, showingOf) ?? [])
  const worst = verdicts
    .filter(({ status }) => isFailure(status))
    .toSorted((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status))[0]
  const newest = verdicts.at(-1)
  const lastShown = newest?.status === 'waiting' ? verdicts.findLast(({ status }) => status !== 'waiting') : undefined
  const verdict = worst ?? lastShown ?? newest
  return verdict && { ...verdict, showings: verdicts.reduce((sum, { showings }) => sum + showings, 0) }
}

function cyclesOf(row: Row, displays: Attached[], others: Surroundings['others']): Cycle[] {
  const calls = callsOf(row.decisions)
  const byCall = groupBy(displays, ({ callId }) => callId)
  const firsts = calls.flatMap(([first]) => first ?? [])
  const rendered = renderedIn(row.renderings, firsts)
  return firsts.map((decision, index) => ({
    ...aCycle(row, 'display', byCall.get(decision.read.exchange.id) ?? []),
    decision,
    options: calls[index]?.length ?? 0,
    other: others[index],
    renderings: rendered(index),
  }))
}

/**
 * The renderings since each decision, until the next; those before every decision belong to the first. Rows share their
 * lists, so that each list is split only once for the same moments.
 */
function renderedIn(
  renderings: readonly Rendering[],
  decisions: readonly Decision[],
): (index: number) => readonly Rendering[] {
  if (decisions.length < 2 || renderings.length === 0) return () => renderings
  const known = parted(renderings)
  // A list may live as long as its page, whose decisions become more and more.
  if (known.size >= MAX_MOMENTS) known.clear()
  const moments = decisions.map(({ time }) => time).join()
  const parts =
    known.get(moments) ?? groupBy(renderings, ({ time }) => String(Math.max(0, countUntil(decisions, time) - 1)))
  known.set(moments, parts)
  return index => parts.get(String(index)) ?? NONE
}

const NONE: readonly Rendering[] = []

/** Most sets of moments for which a list of renderings is kept in its parts. */
const MAX_MOMENTS = 20

const parted = memoize((_: readonly Rendering[]) => new Map<string, Map<string, readonly Rendering[]>>())

/** The first display of a location that does not belong to the row and answers this call, or may answer it by its time. */
function otherDisplay(
  { byCall, ofNoCall }: LocationDisplays,
  own: ReadonlySet<SentNotification>,
  call: string,
  { from, until }: { from: number; until: number },
): SentNotification | undefined {
  for (const display of byCall.get(call) ?? []) if (!own.has(display)) return display
  const first = ofNoCall[countBefore(ofNoCall, from)]
  return first && first.time < until ? first : undefined
}

function judgeCycle(cycle: Cycle, showingOf: ShowingOf): Verdict | undefined {
  const queued = cycle.notifications.filter(({ notification }) => hasLeft(notification))
  const judgement = judgeQueued(queued, cycle, showingOf) ?? judgeUnnotified(cycle)
  const showings = new Set(queued.map(({ notification }) => showingOf(notification))).size
  if (!judgement) return undefined
  const { status, reasons } = judgement
  return { status, reasons, isNotRendered: isNotRendered(cycle.renderings, cycle.options), showings }
}

type Judgement = Pick<Verdict, 'status' | 'reasons'>

/** Undefined if nothing was sent. */
function judgeQueued(queued: Attached[], cycle: Cycle, showingOf: ShowingOf): Judgement | undefined {
  const remarks = isNotRendered(cycle.renderings, cycle.options)
    ? [reason('notifiedRenderingFailed', cycle.place, failureOf(cycle.renderings))]
    : []
  // A refused notification that was resent and accepted is fixed.
  const taken = queued.filter(({ outcome }) => isSuccess(outcome))
  if (taken.length > 0) {
    const { status, reasons } = judgeTaken(taken, cycle, showingOf)
    return { status, reasons: [...reasons, ...remarks] }
  }
  const failed = queued.at(-1)
  return failed && { status: failed.outcome, reasons: [...failed.reasons, ...remarks] }
}

function judgeTaken(taken: Attached[], cycle: Cycle, showingOf: ShowingOf): Judgement {
  const { event, place } = cycle
  const reasons = taken.flatMap(attached => attached.reasons)
  if (reasons.length > 0) return { status: 'mismatch', reasons }
  const twice = duplicated(taken, cycle, showingOf)
  if (twice) return { status: 'duplicate', reasons: [twice] }
  const acknowledged = taken.find(({ outcome }) => outcome === 'acknowledged')?.notification
  if (acknowledged) {
    const { id = '' } = acknowledged
    return { status: 'acknowledged', reasons: [reason('acknowledgedAt', event, place, id, sentAt(acknowledged))] }
  }
  const remarks = taken.flatMap(attached => attached.remarks)
  const accepted = taken.find(({ outcome }) => outcome === 'accepted')?.notification
  if (accepted) {
    return { status: 'accepted', reasons: [reason('acceptedAt', event, place, sentAt(accepted)), ...remarks] }
  }
  const first = taken[0]?.notification
  const { request, releasedAt } = first?.read.exchange ?? {}
  const code = request?.source === 'beacon' && releasedAt === undefined ? 'beaconSentAt' : 'sentAt'
  return { status: 'sent', reasons: [reason(code, event, place, first && sentAt(first)), ...remarks] }
}

/** One showing notified under several ids, or repeatedly without one, counts that many times. */
function duplicated(taken: Attached[], { event, place }: Cycle, showingOf: ShowingOf): Reason | undefined {
  const counted = new Map<string, Map<string, SentNotification>>()
  for (const [index, { notification }] of taken.entries()) {
    const showing = showingOf(notification)
    const times = counted.get(showing) ?? new Map<string, SentNotification>()
    const countedAs = notification.countId === undefined ? `none ${index}` : `id ${notification.countId}`
    if (!times.has(countedAs)) times.set(countedAs, notification)
    counted.set(showing, times)
  }
  const twice = [...counted.values()].find(times => times.size > 1)
  if (!twice) return undefined
  const [first, second] = [...twice.values()].map(sentAt)
  const between = first === undefined || second === undefined ? undefined : { span: Math.abs(second - first) }
  return reason('duplicate', event, place, String(twice.size), first, between)
}

/** The verdict as long as no notification was sent; undefined for an option without a token, which cannot be notified. */
function judgeUnnotified(cycle: Cycle): Judgement | undefined {
  const { decision, place, renderings, other } = cycle
  const held = cycle.notifications.filter(({ notification }) => isHeld(notification.read.exchange))
  if (held.length > 0) return judgeHeld(held, cycle)
  const [unqueued] = cycle.notifications
  if (unqueued) return { status: 'due', reasons: [whyNotQueued(unqueued, cycle)] }
  if (!decision) return undefined
  if (decision.isCounted) {
    return { status: 'counted on delivery', reasons: [reason('countedOnDelivery', place, deliveredAt(decision))] }
  }
  const { token } = decision
  if (token === undefined) return undefined
  const failed = isNotRendered(renderings, cycle.options)
    ? [reason('renderingFailed', place, failureOf(renderings))]
    : []
  if (other) {
    const displayed = reason('displayedWithoutToken', place, token, sentAt(other))
    return { status: 'due', reasons: [...failed, displayed, ...hintsOf(decision)] }
  }
  if (failed.length > 0) return { status: 'due', reasons: failed }
  if (isRendered(renderings)) {
    return { status: 'due', reasons: [reason('renderedNotNotified', place), ...hintsOf(decision)] }
  }
  if (decision.isTriggered) {
    return { status: 'waiting', reasons: [reason('notTriggered', place, deliveredAt(decision))] }
  }
  return { status: 'due', reasons: [reason('dueSince', place, deliveredAt(decision)), ...hintsOf(decision)] }
}

/** What Target would find wrong with them is already known. */
function judgeHeld(held: Attached[], { event, place }: Cycle): Judgement {
  const [first] = held
  const since = reason('heldSince', event, place, first && sentAt(first.notification))
  return { status: 'held', reasons: [since, ...held.flatMap(({ reasons, remarks }) => [...reasons, ...remarks])] }
}

function whyNotQueued({ notification }: Attached, { event, place }: Cycle): Reason {
  const body = requestBody(notification.read.exchange)
  // The missing part of a cut body has at least as many bytes as characters.
  const bytes = body.kind === 'text' ? utf8Length(body.text) + body.length - body.text.length : 0
  if (bytes > MAX_BEACON) return reason('beaconTooLarge', event, place, String(bytes))
  return reason('beaconNotQueued', event, place)
}

function failureOf(renderings: readonly Rendering[]): string | undefined {
  return renderings.at(-1)?.failure || undefined
}

function hintsOf(decision: Decision): Reason[] {
  return decision.read.dialect.hintsOf(decision)
}
