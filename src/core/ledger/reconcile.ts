import { handedOut, type HandedOut } from '../delivery/handedOut.ts'
import { isSameLocation, locationKey } from '../delivery/location.ts'
import { notified, notifiedEvent, type Notified } from '../delivery/notified.ts'
import { pageUrl } from '../delivery/pageUrl.ts'
import type { ReadExchange } from '../delivery/read.ts'
import { compareTexts } from '../compareTexts.ts'
import { groupBy } from '../groupBy.ts'
import { once } from '../once.ts'
import { compare } from './compare.ts'
import { judgeClick, judgeDisplay, type LocationDisplay, type ShowingOf, type Surroundings } from './judgeRow.ts'
import { indexRows, matchToken, type RowIndex } from './match.ts'
import { outcomeOf } from './outcome.ts'
import { reason, type Place } from './reason.ts'
import { isNotRendered, parseRenderings, type PageEvent, type Rendering } from './rendering.ts'
import { newestHandout, type Row, type RowItem } from './row.ts'

export interface ReconcileOptions {
  /** at.js's events. */
  events?: readonly PageEvent[]
  /** Whether all that was handed out is known; if not, an unknown token is no fault. */
  isComplete?: boolean
}

/**
 * Pairs all that was handed out with all that was notified. Rows are keyed by document, location (its rank among those
 * of one name) and token, and stand
 * in the order in which they were first handed out; what matches none follows. The same exchanges give the same rows,
 * in whatever order they were recorded.
 */
export function reconcile(reads: readonly ReadExchange[], options: ReconcileOptions = {}): Row[] {
  const { events = [], isComplete = true } = options
  const ordered = reads.toSorted((a, b) => a.time - b.time || compareTexts(a.exchange.id, b.exchange.id))
  const ofPage = ordered.filter(({ exchange }) => exchange.request?.source !== 'inspector')
  const handouts = ofPage.flatMap(handedOut).toSorted((a, b) => a.time - b.time)
  const rows = toRows(handouts)
  const index = indexRows(rows.values())
  const byState = lazily(() => groupBy(handouts, ({ state }) => state))
  const strays: Row[] = []
  const notifications = ordered.flatMap(notified)
  for (const notification of notifications) {
    for (const stray of attach(notification, index, byState)) strays.push(toStray(notification, stray, isComplete))
  }
  attachRenderings(events.flatMap(parseRenderings), index)
  const all = [...rows.values(), ...strays]
  const surroundings = { showingOf: countShowings(notifications), displaysThere: findDisplays(all, notifications) }
  for (const row of all) judge(row, surroundings)
  return all
}

type States = ReadonlyMap<string, readonly HandedOut[]>

function toRows(handouts: readonly HandedOut[]): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (const handout of handouts) {
    const id = rowId(handout)
    const known = rows.get(id)
    rows.set(id, known ? handOutAgain(known, handout) : newRow(id, handout))
  }
  return rows
}

const rowId = once(({ read, location, repeat, item, eventToken, path }: HandedOut): string => {
  const { documentId } = read.exchange
  // Without a token only the place in the answer tells one option from the next.
  const identity = eventToken === undefined ? path : `token ${eventToken}`
  const key = placeKey(documentId, { location, repeat })
  return `${key} ${item.kind} ${identity}`
})

/** The same text for the same place of a document; the first of several of a name is the same as the only one. */
function placeKey(documentId: string, { location, repeat }: Place): string {
  const rank = repeat?.rank ?? 0
  return `${documentId} ${locationKey(location)}${rank === 0 ? '' : ` #${rank}`}`
}

function newRow(id: string, handout: HandedOut): Row {
  return {
    id,
    documentId: handout.read.exchange.documentId,
    location: handout.location,
    repeat: handout.repeat,
    arrival: handout.arrival,
    item: handout.item,
    eventToken: handout.eventToken,
    state: handout.state,
    handouts: [handout],
    notifications: [],
    renderings: [],
    isNotRendered: false,
    own: [],
    display: undefined,
    click: undefined,
  }
}

/** The newest hand-out speaks for the row. */
function handOutAgain(row: Row, handout: HandedOut): Row {
  const { arrival, item, state, repeat } = handout
  return { ...row, arrival, item, state, repeat, handouts: [...row.handouts, handout] }
}

/** A value made when it is first asked for. */
function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

/** Attaches a notification to the rows it means; gives back the tokens that mean none, undefined for no token at all. */
function attach(notification: Notified, index: RowIndex, states: () => States): (string | undefined)[] {
  if (notification.tokens.length === 0) return isOwn(notification) ? [] : [undefined]
  const { outcome, reasons: ofOutcome } = outcomeOf(notification)
  const strays: string[] = []
  for (const token of notification.tokens) {
    const match = matchToken(notification, token, index)
    if (isOwn(notification)) match?.row.own.push(notification)
    else if (!match) strays.push(token)
    else {
      const { row } = match
      const handout = answeredHandout(row, notification)
      const differences = handout
        ? compare(notification, handout, () => states().get(notification.state ?? '') ?? [])
        : []
      row.notifications.push({
        ...{ notified: notification, type: notifiedEvent(notification), outcome, callId: handout?.read.exchange.id },
        reasons: [...ofOutcome, ...match.reasons, ...differences],
      })
    }
  }
  return strays
}

/**
 * The hand-out that a notification answers: the newest before it. One of the same call with the same state is meant
 * when an answer names a location twice, and so is a later one: nobody has a state before it was handed out, so the
 * clocks differ.
 */
function answeredHandout(row: Row, { state, time }: Notified): HandedOut | undefined {
  const newest = row.handouts.findLast(handout => handout.time <= time) ?? row.handouts[0]
  if (state === undefined || newest?.state === state) return newest
  const call = newest?.read.exchange.id
  const equal = row.handouts.filter(handout => handout.state === state)
  return equal.find(handout => handout.read.exchange.id === call || handout.time > time) ?? newest
}

function attachRenderings(renderings: readonly Rendering[], { byToken }: RowIndex): void {
  for (const rendering of renderings) {
    const rows = (byToken.get(rendering.token) ?? []).filter(({ documentId }) => documentId === rendering.documentId)
    const { location } = rendering
    const there = location ? rows.filter(row => isSameLocation(row.location, location)) : rows
    for (const row of there) row.renderings.push(rendering)
  }
}

function isOwn({ read }: Notified): boolean {
  return read.exchange.request?.source === 'inspector'
}

/** A notification that matches nothing handed out: with an unknown token, or an event without any. */
function toStray(notification: Notified, token: string | undefined, isComplete: boolean): Row {
  const { read, location, index, type, state } = notification
  const { documentId, id } = read.exchange
  const item: RowItem = token === undefined ? { kind: 'event', type } : { kind: 'unknown token' }
  const { outcome, reasons } = outcomeOf(notification)
  const isFault = token !== undefined && isComplete
  const unknown = isFault ? [reason('tokenUnknown', notifiedEvent(notification), { location }, token)] : []
  const attached = { notified: notification, type: notifiedEvent(notification), outcome, callId: undefined }
  return {
    ...{
      id: `${id} ${index} ${token ?? ''}`,
      documentId,
      location,
      repeat: undefined,
      arrival: undefined,
      item,
      eventToken: token,
      state,
    },
    ...{ handouts: [], notifications: [{ ...attached, reasons: [...reasons, ...unknown] }], renderings: [], own: [] },
    isNotRendered: false,
    ...{ display: undefined, click: undefined },
  }
}

/** A view shown again after another view, or at another URL, is a new showing; any other location has just one. */
function countShowings(notifications: readonly Notified[]): ShowingOf {
  const showings = new Map<Notified, number>()
  const last = new Map<string, string>()
  let showing = 0
  for (const notification of notifications) {
    if (notification.type !== 'display' || notification.location.kind !== 'view' || isOwn(notification)) continue
    const { documentId } = notification.read.exchange
    const here = `${locationKey(notification.location)} ${pageUrl(notification.read) ?? ''}`
    if (here !== last.get(documentId)) showing += 1
    last.set(documentId, here)
    showings.set(notification, showing)
  }
  return notification => showings.get(notification) ?? 0
}

/**
 * Finds the page's displays of each row's location. A notification that carries a token of the location is a display of
 * the place and the call that delivered it; one of a view or of pageLoad without any token or with unknown ones is a display too. An
 * mbox without tokens is merely visited, as by trackEvent.
 */
function findDisplays(rows: readonly Row[], notifications: readonly Notified[]): Surroundings['displaysThere'] {
  const displays = new Map<string, LocationDisplay[]>()
  const add = (key: string, display: LocationDisplay): void => {
    const known = displays.get(key)
    if (known) known.push(display)
    else displays.set(key, [display])
  }
  const placed = new Set<Notified>()
  for (const row of rows) {
    for (const { notified: display, type, callId } of row.notifications) {
      if (callId === undefined || type !== 'display' || !isSameLocation(row.location, display.location)) continue
      placed.add(display)
      if (isQueued(display)) add(placeKey(row.documentId, row), { notified: display, callId })
    }
  }
  for (const display of notifications) {
    const { location, tokens } = display
    const isDisplay = notifiedEvent(display) === 'display' && location.kind !== 'none'
    const isVisit = location.kind === 'mbox' && tokens.length === 0
    if (!isDisplay || isVisit || isOwn(display) || placed.has(display) || !isQueued(display)) continue
    add(placeKey(display.read.exchange.documentId, { location }), { notified: display, callId: undefined })
  }
  return row => displays.get(placeKey(row.documentId, row)) ?? []
}

function isQueued({ read }: Notified): boolean {
  return read.exchange.request?.queued !== false
}

function judge(row: Row, surroundings: Surroundings): void {
  row.display = judgeDisplay(row, surroundings)
  row.click = judgeClick(row)
  const since = row.handouts.length > 1 ? (newestHandout(row)?.time ?? 0) : -Infinity
  row.isNotRendered = isNotRendered(row.renderings.filter(({ time }) => time >= since))
}
