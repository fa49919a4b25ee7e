import type { Decision, ParsedExchange, SentNotification } from '../dialect/dialect.ts'
import { isSameLocation, locationKey, rankOf } from '../dialect/location.ts'
import type { Rendering } from '../dialect/rendering.ts'
import { isOwnSend } from '../exchange/exchange.ts'
import { homeOf, isImported } from '../exchange/imported.ts'
import { compareTexts } from '../compareTexts.ts'
import { groupBy } from '../groupBy.ts'
import { lazily } from '../lazily.ts'
import { memoize } from '../memoize.ts'
import { answeredDecision, rowsByState } from './history.ts'
import { judgeClick, judgeDisplay, type LocationDisplays, type ShowingOf, type Surroundings } from './judgeRow.ts'
import { indexDecisions, pageKey, type KnownDecisions } from './knownDecisions.ts'
import { indexRows, matchToken, rankMeant, type RowIndex } from './match.ts'
import { reason } from './reason.ts'
import { hasLeft, type Row, type RowItem } from './row.ts'
import { deliveredRowId, placeKeyOf, unmatchedRowId } from './rowId.ts'

export interface ReconcileOptions {
  /** What the page's libraries reported about rendering. */
  renderings?: readonly Rendering[]
  /** Whether all delivered content is known; if not, an unknown token is not a fault. */
  isComplete?: boolean
}

/**
 * Pairs all delivered content with all notifications. Rows are keyed by document, location (its rank among those of one
 * name) and token, in the order in which they were first delivered; notifications without a match follow. The same
 * exchanges give the same rows, in whatever order they were recorded. Captured and imported exchanges never answer each
 * other; rows of files come last.
 */
export function reconcile(reads: readonly ParsedExchange[], options: ReconcileOptions = {}): Row[] {
  const { renderings = [], isComplete = true } = options
  const isOfFile = ({ exchange }: ParsedExchange): boolean => isImported({ documentId: homeOf(exchange) })
  const captured = reads.filter(read => !isOfFile(read))
  const rows = pairEach(captured, { renderings: renderings.filter(one => !isImported(one)), isComplete })
  if (captured.length === reads.length) return rows
  // A file is independent of whether everything was captured.
  return [...rows, ...pairEach(reads.filter(isOfFile), { renderings: renderings.filter(isImported), isComplete: true })]
}

/** Pairs the calls of each protocol: a notification answers only what its own delivered. Rows keep the order of time. */
function pairEach(reads: readonly ParsedExchange[], options: Required<ReconcileOptions>): Row[] {
  const [first = [], ...others] = groupBy(reads, ({ dialect }) => dialect.name).values()
  if (others.length === 0) return pair(first, options)
  const rows = [first, ...others].flatMap(list => pair(list, options))
  const delivered = rows.filter(({ decisions }) => decisions.length > 0)
  const unmatched = rows.filter(({ decisions }) => decisions.length === 0)
  return [...delivered.toSorted(byTime), ...unmatched.toSorted(byTime)]
}

function byTime(a: Row, b: Row): number {
  return timeOf(a) - timeOf(b)
}

function timeOf({ decisions, notifications }: Row): number {
  return decisions[0]?.time ?? notifications[0]?.notification.time ?? 0
}

function pair(reads: readonly ParsedExchange[], { renderings, isComplete }: Required<ReconcileOptions>): Row[] {
  const ordered = reads.toSorted((a, b) => a.time - b.time || compareTexts(a.exchange.id, b.exchange.id))
  const ofPage = ordered.filter(({ exchange }) => !isOwnSend(exchange))
  const decisions = ofPage.flatMap(read => read.dialect.decisionsOf(read)).toSorted((a, b) => a.time - b.time)
  const rows = toRows(decisions)
  const index = indexRows(rows.values())
  const known = indexDecisions(decisions)
  const unmatchedRows: Row[] = []
  const documents = new Set(decisions.map(({ read }) => read.exchange.documentId))
  const notifications = ordered.flatMap(read => read.dialect.notificationsOf(read))
  for (const notification of notifications) {
    const isKnown = isAnswered(notification, documents, isComplete)
    for (const unmatched of attach(notification, index, known))
      unmatchedRows.push(toUnmatchedRow(notification, unmatched, isKnown))
  }
  attachRenderings(renderings, index)
  const all = [...rows.values(), ...unmatchedRows]
  const surroundings = {
    showingOf: countShowings(notifications),
    displaysThere: findDisplays(all, notifications, index),
  }
  for (const row of all) judge(row, surroundings)
  return all
}

function toRows(decisions: readonly Decision[]): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (const decision of decisions) {
    const { id, placeKey } = keysOf(decision)
    const known = rows.get(id)
    if (known) addDecision(known, decision)
    else rows.set(id, newRow(id, placeKey, decision))
  }
  return rows
}

/** The keys of a decision's row and of its place; made once. */
const keysOf = memoize((decision: Decision): { id: string; placeKey: string } => {
  const { read, item, eventToken, key = '', path } = decision
  const placeKey = placeKeyOf(read.exchange.documentId, decision)
  // Without a token, only the place in the answer distinguishes two options.
  const identity = eventToken === undefined ? path : `token ${eventToken}${key}`
  return { id: deliveredRowId(placeKey, item.kind, identity), placeKey }
})

function newRow(id: string, placeKey: string, decision: Decision): Row {
  return {
    id,
    documentId: decision.read.exchange.documentId,
    location: decision.location,
    placeKey,
    repeat: decision.repeat,
    arrival: decision.arrival,
    item: decision.item,
    event: decision.event,
    eventToken: decision.eventToken,
    state: decision.state,
    decisions: [decision],
    notifications: [],
    renderings: [],
    isNotRendered: false,
    own: [],
    display: undefined,
    click: undefined,
  }
}

/** The newest decision represents the row. */
function addDecision(row: Row, decision: Decision): void {
  const { arrival, item, event, state, repeat } = decision
  Object.assign(row, { arrival, item, event, state, repeat })
  row.decisions.push(decision)
}

/** Attaches a notification to the rows it means; returns the tokens without a row, undefined for no token at all. */
function attach(notification: SentNotification, index: RowIndex, known: KnownDecisions): (string | undefined)[] {
  if (notification.tokens.length === 0) return isOwn(notification) ? [] : [undefined]
  const { dialect } = notification.read
  const { outcome, reasons: ofOutcome, remarks } = dialect.outcomeOf(notification)
  const unmatchedRows: string[] = []
  const rank = rankMeant(notification, index)
  for (const token of notification.tokens) {
    const match = matchToken(notification, token, index, rank)
    if (isOwn(notification)) match?.row.own.push(notification)
    else if (!match) unmatchedRows.push(token)
    else {
      const { row } = match
      const decision = answeredDecision(row, notification)
      const differences = decision
        ? dialect.compare(
            notification,
            decision,
            () => known.ofState(notification.state),
            () => known.newestBefore(notification, decision),
          )
        : []
      row.notifications.push({
        notification: notification,
        event: notification.event,
        outcome,
        remarks,
        callId: decision?.read.exchange.id,
        reasons: [...ofOutcome, ...match.reasons, ...differences],
      })
    }
  }
  return unmatchedRows
}

/** Rows of one document, token and location share a list. */
function attachRenderings(renderings: readonly Rendering[], { byToken }: RowIndex): void {
  const byItem = groupBy(renderings, ({ documentId, token }) => JSON.stringify([documentId, token]))
  for (const ofItem of byItem.values()) {
    const [{ documentId, token } = { documentId: '', token: '' }] = ofItem
    const anywhere = ofItem.filter(({ location }) => !location)
    const placed = groupBy(ofItem, ({ location }) => location && locationKey(location))
    const places = new Map(ofItem.map((rendering, at) => [rendering, at]))
    const inOrder = (list: readonly Rendering[]): Rendering[] =>
      list.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
    const byLocation = new Map([...placed].map(([key, there]) => [key, inOrder([...anywhere, ...there])]))
    for (const row of byToken.get(token) ?? []) {
      if (row.documentId === documentId) row.renderings = byLocation.get(locationKey(row.location)) ?? anywhere
    }
  }
}

function isOwn({ read }: SentNotification): boolean {
  return isOwnSend(read.exchange)
}

/** Whether the answer that delivered its token would be known: an import may lack it. */
function isAnswered({ read }: SentNotification, documents: ReadonlySet<string>, isComplete: boolean): boolean {
  const { request, documentId, isPartial } = read.exchange
  return isComplete && isPartial !== true && (request?.source !== 'import' || documents.has(documentId))
}

/** A notification that matches no delivered content: with an unknown token, or an event without a token. */
function toUnmatchedRow(notification: SentNotification, token: string | undefined, isComplete: boolean): Row {
  const { read, location, index, type, state } = notification
  const { documentId, id } = read.exchange
  const item: RowItem = token === undefined ? { kind: 'event', type } : { kind: 'unknown token' }
  const { outcome, reasons, remarks } = read.dialect.outcomeOf(notification)
  const excuses = read.dialect.remarksOnUnknown?.(notification) ?? []
  const unknown =
    token === undefined || !isComplete ? [] : [reason('tokenUnknown', notification.event, { location }, token)]
  const isFault = excuses.length === 0
  const attached = {
    notification,
    event: notification.event,
    outcome,
    remarks: isFault || unknown.length === 0 ? remarks : [...remarks, ...unknown, ...excuses],
    callId: undefined,
  }
  return {
    id: unmatchedRowId(id, index, token),
    documentId,
    location,
    placeKey: placeKeyOf(documentId, { location }),
    repeat: undefined,
    arrival: undefined,
    item,
    event: undefined,
    eventToken: token,
    state,
    decisions: [],
    notifications: [{ ...attached, reasons: isFault ? [...reasons, ...unknown] : reasons }],
    renderings: [],
    own: [],
    isNotRendered: false,
    display: undefined,
    click: undefined,
  }
}

/** A location that can be shown repeatedly has a new showing after each other one; any other location has just one. */
function countShowings(notifications: readonly SentNotification[]): ShowingOf {
  const showings = new Map<SentNotification, number>()
  const last = new Map<string, string>()
  let showing = 0
  for (const notification of notifications) {
    const { event, showing: here, read } = notification
    if (event !== 'display' || here === undefined || isOwn(notification)) continue
    const { documentId } = read.exchange
    if (here !== last.get(documentId)) showing += 1
    last.set(documentId, here)
    showings.set(notification, showing)
  }
  return notification => showings.get(notification) ?? 0
}

/**
 * Finds the page's displays of each row's location. A notification with a token of the location is a display of
 * the place and the call that delivered it; one without any known token is a display too, from then on.
 */
function findDisplays(
  rows: readonly Row[],
  notifications: readonly SentNotification[],
  { byLocation }: RowIndex,
): Surroundings['displaysThere'] {
  const displays = new Map<string, LocationDisplays>()
  const displaysAt = (key: string): LocationDisplays => {
    const known = displays.get(key) ?? { byCall: new Map<string, Set<SentNotification>>(), ofNoCall: [] }
    displays.set(key, known)
    return known
  }
  const rowsAt = lazily(() => groupBy([...byLocation.values()].flat(), row => pageKey(row.documentId, row.location)))
  const placed = new Set<SentNotification>()
  for (const row of rows) {
    for (const { notification: display, event, callId } of row.notifications) {
      if (callId === undefined || event !== 'display' || !isSameLocation(row.location, display.location)) continue
      placed.add(display)
      if (!hasLeft(display)) continue
      const { byCall } = displaysAt(row.placeKey)
      byCall.set(callId, (byCall.get(callId) ?? new Set()).add(display))
    }
  }
  for (const display of notifications) {
    if (!display.isDisplay || isOwn(display) || placed.has(display) || !hasLeft(display)) continue
    const { documentId } = display.read.exchange
    const place = placeDisplayed(display, rowsAt().get(pageKey(documentId, display.location)) ?? [])
    if (place) displaysAt(place.placeKey).ofNoCall.push(display)
  }
  return row => displays.get(row.placeKey)
}

/** The place of a display without a known token: the one with its state, else the first unless its name is repeated. */
function placeDisplayed({ state }: SentNotification, there: readonly Row[]): Row | undefined {
  const [ofState] = (state !== undefined && rowsByState(there).get(state)) || []
  return ofState ?? (isRepeated(there) ? undefined : there[0])
}

const isRepeated = memoize((there: readonly Row[]): boolean => there.some(row => rankOf(row) > 0))

function judge(row: Row, surroundings: Surroundings): void {
  row.display = judgeDisplay(row, surroundings)
  row.click = judgeClick(row)
  row.isNotRendered = row.display?.isNotRendered ?? false
}
