import type { HandedOut } from '../delivery/handedOut.ts'
import { locationName } from '../delivery/location.ts'
import { once } from '../once.ts'
import type { Notified } from '../delivery/notified.ts'
import { reason, type Reason } from './reason.ts'
import { isRendered, renderingReasons, type Rendering } from './rendering.ts'
import type { Attached, Row, Verdict } from './row.ts'
import { isFault, STATUSES } from './status.ts'

/** Tells which showing of its location a display belongs to; equal numbers are one showing. */
export type ShowingOf = (notified: Notified) => number

/** One call's hand-out of a row, the displays that answer it, and what at.js said of its rendering. */
interface Cycle {
  /** Several when one answer names the location more than once, each with a state of its own. */
  handouts: HandedOut[]
  displays: Attached[]
  renderings: Rendering[]
}

/** The verdict on a row's display: for options that were handed out. Undefined for anything else. */
export function judgeDisplay(row: Row, showingOf: ShowingOf): Verdict | undefined {
  const [handout, ...more] = row.handouts
  const isUntouched = row.notifications.length === 0 && row.renderings.length === 0
  if (handout && more.length === 0 && isUntouched && row.item.kind === 'option') return judgeUntouched(handout)
  const displays = row.notifications.filter(({ type }) => type === 'display')
  if (row.item.kind === 'option') return judgeCycles(row, displays, showingOf)
  return displays.length > 0 ? judgeCycle({ handouts: [], displays, renderings: [] }, showingOf) : undefined
}

/** The verdict on an option of which nothing was heard since: of most rows, and there may be thousands. */
const judgeUntouched = once((handout: HandedOut): Verdict | undefined =>
  judgeCycle({ handouts: [handout], displays: [], renderings: [] }, () => 0),
)

/** The verdict on a row's click. A click may happen many times: only the same notification id twice is a duplicate. */
export function judgeClick(row: Row): Verdict | undefined {
  const clicks = row.notifications.filter(({ type }) => type === 'click')
  const byId = new Map<string, number>()
  const clickOf: ShowingOf = ({ id }) => {
    const key = id ?? `without id ${byId.size}`
    const known = byId.get(key) ?? byId.size
    byId.set(key, known)
    return known
  }
  if (clicks.length > 0) return judgeCycle({ handouts: [], displays: clicks, renderings: [] }, clickOf)
  if (row.item.kind !== 'metric') return undefined
  return { status: 'waiting', reasons: [reason('notClicked', locationName(row.location))], showings: 0 }
}

/**
 * A location may be handed out again in one document; each call's hand-out owes its own display. A fault of an earlier
 * one stays visible, else the newest one counts; a view that is only held ready again keeps what it had.
 */
function judgeCycles(row: Row, displays: Attached[], showingOf: ShowingOf): Verdict | undefined {
  const verdicts = cyclesOf(row, displays).flatMap(cycle => judgeCycle(cycle, showingOf) ?? [])
  const worst = verdicts
    .filter(({ status }) => isFault(status))
    .toSorted((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status))[0]
  const newest = verdicts.at(-1)
  const lastShown = newest?.status === 'waiting' ? verdicts.findLast(({ showings }) => showings > 0) : undefined
  const verdict = worst ?? lastShown ?? newest
  return verdict && { ...verdict, showings: verdicts.reduce((sum, { showings }) => sum + showings, 0) }
}

function cyclesOf(row: Row, displays: Attached[]): Cycle[] {
  const calls = [...new Set(row.handouts.map(({ read }) => read.exchange.id))]
  return calls.map((call, index) => {
    const handouts = row.handouts.filter(({ read }) => read.exchange.id === call)
    const from = index === 0 ? -Infinity : (handouts[0]?.time ?? -Infinity)
    const next = calls[index + 1]
    const until = row.handouts.find(({ read }) => read.exchange.id === next)?.time ?? Infinity
    return {
      handouts,
      displays: displays.filter(({ callId }) => callId === call),
      renderings: row.renderings.filter(({ time }) => time >= from && time < until),
    }
  })
}

function judgeCycle(cycle: Cycle, showingOf: ShowingOf): Verdict | undefined {
  const { displays, handouts, renderings } = cycle
  const queued = displays.filter(({ notified }) => notified.read.exchange.request?.queued !== false)
  const showings = new Set(queued.map(({ notified }) => showingOf(notified))).size
  // A refused notification that was sent again and taken is mended.
  const taken = queued.filter(({ outcome }) => outcome === 'sent' || outcome === 'acknowledged')
  const remarks = renderingReasons(renderings, handouts[0], queued.length > 0)
  if (taken.length > 0) {
    const { status, reasons } = judgeTaken(taken, handouts, showingOf)
    return { status, reasons: [...reasons, ...remarks], showings }
  }
  const failed = queued.at(-1)
  if (failed) return { status: failed.outcome, reasons: [...failed.reasons, ...remarks], showings }
  const unnotified = judgeUnnotified(cycle)
  return unnotified && { ...unnotified, reasons: [...unnotified.reasons, ...remarks], showings: 0 }
}

type Judgement = Omit<Verdict, 'showings'>

function judgeTaken(taken: Attached[], handouts: HandedOut[], showingOf: ShowingOf): Judgement {
  const reasons = taken.flatMap(attached => attached.reasons)
  if (reasons.length > 0) return { status: 'mismatch', reasons }
  const twice = duplicated(taken, handouts, showingOf)
  if (twice) return { status: 'duplicate', reasons: [twice] }
  const acknowledged = taken.find(({ outcome }) => outcome === 'acknowledged')
  if (acknowledged) return { status: 'acknowledged', reasons: [reason('acknowledgedAt', acknowledged.notified.time)] }
  return { status: 'sent', reasons: [reason('sentAt', taken[0]?.notified.time ?? 0)] }
}

/** One showing notified under several impression ids, or more than once under none, is counted as often. */
function duplicated(taken: Attached[], handouts: HandedOut[], showingOf: ShowingOf): Reason | undefined {
  const hasOneState = new Set(handouts.map(({ state }) => state)).size < 2
  const counted = new Map<string, Map<string, number>>()
  for (const [index, { notified }] of taken.entries()) {
    const showing = `${showingOf(notified)} ${hasOneState ? '' : notified.state}`
    const times = counted.get(showing) ?? new Map<string, number>()
    const impression = notified.impressionId === undefined ? `none ${index}` : `id ${notified.impressionId}`
    if (!times.has(impression)) times.set(impression, notified.time)
    counted.set(showing, times)
  }
  const twice = [...counted.values()].find(times => times.size > 1)
  if (!twice) return undefined
  const [first = 0, second = 0] = twice.values()
  return reason('duplicate', String(twice.size), first, second)
}

/** What is owed as long as no notification was seen; undefined when nothing can be: the option has no token. */
function judgeUnnotified({ handouts: [handout], displays, renderings }: Cycle): Judgement | undefined {
  const [unqueued] = displays
  if (unqueued) return { status: 'due', reasons: [reason('beaconNotQueued', locationName(unqueued.notified.location))] }
  if (!handout) return undefined
  const name = locationName(handout.location)
  if (handout.part === 'execute') {
    return { status: 'counted on delivery', reasons: [reason('countedOnDelivery', name, handout.time)] }
  }
  if (handout.eventToken === undefined) return undefined
  if (handout.location.kind === 'view' && !isRendered(renderings)) {
    return { status: 'waiting', reasons: [reason('notTriggered', name, handout.time)] }
  }
  return { status: 'due', reasons: [reason('dueSince', name, handout.time), ...hintsOf(handout)] }
}

/** Why at.js itself will not notify a hand-out: the page's own code must. */
function hintsOf({ location, arrival, item }: HandedOut): Reason[] {
  const name = locationName(location)
  const isIgnored = arrival === 'server state' && location.kind === 'mbox'
  const isJson = item.kind === 'option' && item.type === 'json'
  return [...(isIgnored ? [reason('ignoredInServerState', name)] : []), ...(isJson ? [reason('jsonOffer', name)] : [])]
}
