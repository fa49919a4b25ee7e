import { handedOut, type HandedOut } from '../delivery/handedOut.ts'
import { locationKey, locationName } from '../delivery/location.ts'
import { notified, type Notified } from '../delivery/notified.ts'
import type { ReadExchange } from '../delivery/read.ts'
import { compare } from './compare.ts'
import { judgeClick, judgeDisplay, type ShowingOf } from './judgeRow.ts'
import { indexRows, matchToken, type RowIndex } from './match.ts'
import { outcomeOf } from './outcome.ts'
import { reason, type Reason } from './reason.ts'
import type { Attached, Row, RowItem } from './row.ts'

/**
 * Pairs all that was handed out with all that was notified. Rows are keyed by document, location and token, and stand
 * in the order in which they were first handed out; what matches none follows. The same exchanges give the same rows,
 * in whatever order they were recorded.
 */
export function reconcile(reads: readonly ReadExchange[]): Row[] {
  const ordered = reads.toSorted((a, b) => a.time - b.time || compareText(a.exchange.id, b.exchange.id))
  const handouts = ordered.flatMap(handedOut).toSorted((a, b) => a.time - b.time)
  const rows = toRows(handouts)
  const index = indexRows(rows.values())
  const byState = groupByState(handouts)
  const strays: Row[] = []
  const notifications = ordered.flatMap(notified)
  for (const notification of notifications) attach(notification, index, byState, strays)
  const showingOf = countShowings(notifications)
  const all = [...rows.values(), ...strays]
  for (const row of all) judge(row, showingOf)
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

function rowId({ read, location, item, eventToken, part, path }: HandedOut): string {
  const { documentId } = read.exchange
  // Without a token only the place in the answer tells one option from the next.
  const identity = eventToken === undefined ? `${part} ${path.slice(path.lastIndexOf('.'))}` : `token ${eventToken}`
  return [documentId, locationKey(location), item.kind, identity].join(' ')
}

function newRow(id: string, handout: HandedOut): Row {
  const { read, location, arrival, item, eventToken, state } = handout
  const { documentId } = read.exchange
  const judged = { notifications: [], own: [], display: undefined, click: undefined }
  return { id, documentId, location, arrival, item, eventToken, state, handouts: [handout], ...judged }
}

/** The newest hand-out speaks for the row; several equal ones of one answer (at.js repeats tokens) count once. */
function handOutAgain(row: Row, handout: HandedOut): Row {
  const same = row.handouts.some(({ read }) => read.exchange.id === handout.read.exchange.id)
  if (same) return row
  const { arrival, item, state } = handout
  return { ...row, arrival, item, state, handouts: [...row.handouts, handout] }
}

function groupByState(handouts: readonly HandedOut[]): States {
  const groups = new Map<string, HandedOut[]>()
  for (const handout of handouts) {
    if (handout.state === undefined) continue
    const known = groups.get(handout.state)
    if (known) known.push(handout)
    else groups.set(handout.state, [handout])
  }
  return groups
}

function attach(notification: Notified, index: RowIndex, states: States, strays: Row[]): void {
  if (notification.tokens.length === 0) return addStray(notification, undefined, strays)
  const { outcome, reasons: ofOutcome } = outcomeOf(notification)
  for (const token of notification.tokens) {
    const match = matchToken(notification, token, index)
    if (!match) {
      addStray(notification, token, strays)
      continue
    }
    const { row } = match
    if (isOwn(notification)) {
      row.own.push(notification)
      continue
    }
    const reasons = [...ofOutcome, ...match.reasons, ...compareWith(notification, row, states)]
    row.notifications.push({ notified: notification, type: typeOf(notification), outcome, reasons })
  }
}

function compareWith(notification: Notified, row: Row, states: States): Reason[] {
  const handout = row.handouts.findLast(({ time }) => time <= notification.time) ?? row.handouts[0]
  if (!handout) return []
  return compare(notification, handout, states.get(notification.state ?? '') ?? [])
}

/** at.js's trackEvent passes any event's name through as type; all but click count as displays. */
function typeOf({ type }: Notified): Attached['type'] {
  return type === 'click' ? 'click' : 'display'
}

function isOwn({ read }: Notified): boolean {
  return read.exchange.request?.source === 'inspector'
}

/** A notification that matches nothing handed out: with an unknown token, or an event without any. */
function addStray(notification: Notified, token: string | undefined, strays: Row[]): void {
  if (isOwn(notification)) return
  const { read, location, index, type } = notification
  const { documentId, id } = read.exchange
  const item: RowItem = token === undefined ? { kind: 'event', type } : { kind: 'unknown token' }
  const { outcome, reasons } = outcomeOf(notification)
  const unknown = token === undefined ? [] : [reason('tokenUnknown', locationName(location), token)]
  const attached = { notified: notification, type: typeOf(notification), outcome, reasons: [...reasons, ...unknown] }
  strays.push({
    ...{ id: `${id} ${index} ${token ?? ''}`, documentId, location, arrival: undefined, item, eventToken: token },
    ...{ state: notification.state, handouts: [], notifications: [attached], own: [] },
    ...{ display: undefined, click: undefined },
  })
}

/** A view shown again after another view, or at another URL, is a new showing; any other location has just one. */
function countShowings(notifications: readonly Notified[]): ShowingOf {
  const showings = new Map<Notified, number>()
  let last = ''
  let showing = 0
  for (const notification of notifications) {
    if (notification.type !== 'display' || notification.location.kind !== 'view' || isOwn(notification)) continue
    const here = `${locationKey(notification.location)} ${pageUrl(notification.read)}`
    if (here !== last) showing += 1
    last = here
    showings.set(notification, showing)
  }
  return notification => showings.get(notification) ?? 0
}

function pageUrl({ request }: ReadExchange): string {
  const address = request?.context?.['address']
  return typeof address === 'object' && address !== null && 'url' in address ? String(address.url) : ''
}

function judge(row: Row, showingOf: ShowingOf): void {
  row.display = judgeDisplay(row, showingOf)
  row.click = judgeClick(row)
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
