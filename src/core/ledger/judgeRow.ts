import type { HandedOut } from '../delivery/handedOut.ts'
import { locationName } from '../delivery/location.ts'
import type { Notified } from '../delivery/notified.ts'
import { reason, type Reason } from './reason.ts'
import type { Attached, Row, Verdict } from './row.ts'
import { isFault, STATUSES } from './status.ts'

/** Tells which showing of its location a display belongs to; equal numbers are one showing. */
export type ShowingOf = (notified: Notified) => number

/** The verdict on a row's display: for options that were handed out. Undefined for anything else. */
export function judgeDisplay(row: Row, showingOf: ShowingOf): Verdict | undefined {
  const displays = row.notifications.filter(({ type }) => type === 'display')
  if (row.item.kind !== 'option') return displays.length > 0 ? judgeCycle(displays, undefined, showingOf) : undefined
  return judgeCycles(row, displays, showingOf)
}

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
  if (clicks.length > 0) return judgeCycle(clicks, undefined, clickOf)
  return row.item.kind === 'metric' ? { status: 'waiting', reasons: [], showings: 0 } : undefined
}

/**
 * A location may be handed out again in one document; each hand-out owes its own display. A fault of an earlier one
 * stays visible, else the newest one counts.
 */
function judgeCycles(row: Row, displays: Attached[], showingOf: ShowingOf): Verdict {
  const cycles = row.handouts.map((handout, index) => {
    const until = row.handouts[index + 1]?.time ?? Infinity
    const from = index === 0 ? -Infinity : handout.time
    return judgeCycle(
      displays.filter(({ notified }) => notified.time >= from && notified.time < until),
      handout,
      showingOf,
    )
  })
  const faults = cycles.filter(({ status }) => isFault(status))
  const worst = faults.toSorted((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status))[0]
  const verdict = worst ?? cycles.at(-1) ?? { status: 'due', reasons: [], showings: 0 }
  return { ...verdict, showings: cycles.reduce((sum, { showings }) => sum + showings, 0) }
}

function judgeCycle(attached: Attached[], handout: HandedOut | undefined, showingOf: ShowingOf): Verdict {
  const queued = attached.filter(({ notified }) => notified.read.exchange.request?.queued !== false)
  const showings = new Set(queued.map(({ notified }) => showingOf(notified))).size
  // A refused notification that was sent again and taken is mended.
  const taken = queued.filter(({ outcome }) => outcome === 'sent' || outcome === 'acknowledged')
  if (taken.length > 0) return { ...judgeTaken(taken, showingOf), showings }
  const failed = queued.at(-1)
  if (failed) return { status: failed.outcome, reasons: failed.reasons, showings }
  return judgeUnnotified(attached, handout)
}

function judgeTaken(taken: Attached[], showingOf: ShowingOf): Omit<Verdict, 'showings'> {
  const reasons = taken.flatMap(attached => attached.reasons)
  if (reasons.length > 0) return { status: 'mismatch', reasons }
  const twice = duplicated(taken, showingOf)
  if (twice) return { status: 'duplicate', reasons: [twice] }
  return { status: taken.some(({ outcome }) => outcome === 'acknowledged') ? 'acknowledged' : 'sent', reasons: [] }
}

/** One showing notified under several impression ids, or more than once under none, is counted as often. */
function duplicated(taken: Attached[], showingOf: ShowingOf): Reason | undefined {
  const counted = new Map<number, Map<string, number>>()
  for (const [index, { notified }] of taken.entries()) {
    const showing = showingOf(notified)
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

function judgeUnnotified(attached: Attached[], handout: HandedOut | undefined): Verdict {
  const none = { reasons: [] as Reason[], showings: 0 }
  if (!handout) return { status: 'due', ...none }
  const name = locationName(handout.location)
  if (handout.part === 'execute') return { status: 'counted on delivery', ...none }
  if (attached.length > 0) return { status: 'due', reasons: [reason('beaconNotQueued', name)], showings: 0 }
  if (handout.location.kind === 'view') return { status: 'waiting', ...none }
  const isJson = handout.item.kind === 'option' && handout.item.type === 'json'
  return { status: 'due', reasons: isJson ? [reason('jsonOffer', name)] : [], showings: 0 }
}
