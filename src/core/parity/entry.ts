import type { Activity, Decision } from '../dialect/dialect.ts'
import type { ContentItem, DeliveredContent } from '../dialect/content.ts'
import type { Event } from '../dialect/event.ts'
import { locationKey, locationName, type Location } from '../dialect/location.ts'
import { compareTexts } from '../compareTexts.ts'
import { groupBy } from '../groupBy.ts'
import type { Row } from '../ledger/row.ts'
import { STATUSES, type Status } from '../ledger/status.ts'
import { timesCounted, type TimesCounted } from './timesCounted.ts'
import { itemKey } from './itemKey.ts'

/** What is compared: the content of one experience at a location, one metric, or notifications without any delivery. */
export type EntryKind = 'option' | 'metric' | 'notification'

/** One thing that a ledger holds, whatever calls, tokens and times it came with. */
export interface ParityEntry {
  kind: EntryKind
  location: Location
  /** The event that reports it; undefined for content that is not Target's. */
  event: Event | undefined
  activity: Activity | undefined
  /** Each item once, in a fixed order. */
  items: readonly ContentItem[]
  /** The same text for the same items. */
  itemsKey: string
  /** The most tokens that one call delivered for it; what Target counts as it answers is one. */
  tokens: number
  counted: TimesCounted
  /** The statuses of its rows, each once. */
  statuses: readonly Status[]
}

/** A decision, a metric of one or a notification, as one row has it. */
interface Piece extends Pick<ParityEntry, 'kind' | 'location' | 'event' | 'activity' | 'items'> {
  row: Row
  status: Status | undefined
  callId: string
  token: string | undefined
}

/** The entries of a ledger, in a fixed order. Locations that did not qualify deliver nothing, so they have none. */
export function toEntries(rows: readonly Row[]): ParityEntry[] {
  const groups = [...groupBy(rows.flatMap(toPieces), groupKey).values()]
  const unnamed = groupBy(groups, pieces => (isUnnamed(pieces) ? contentKey(pieces) : undefined))
  const named = groups.filter(pieces => !isUnnamed(pieces))
  return [...named, ...[...unnamed.values()].map(same => same.flat())].map(toEntry).toSorted(compareEntries)
}

function toPieces(row: Row): Piece[] {
  const { decisions, item, location } = row
  switch (item.kind) {
    case 'option':
      return decisions.map(decision => toPiece('option', row, decision))
    case 'metric':
      return decisions.flatMap(decision => {
        const piece = toPiece('metric', row, decision)
        return piece.items.map(one => ({ ...piece, items: [one] }))
      })
    case 'event':
    case 'unknown token':
      return row.notifications.map(({ event, notification }) => ({
        kind: 'notification',
        location,
        event,
        activity: undefined,
        items: [],
        row,
        status: row[event]?.status,
        callId: notification.read.exchange.id,
        token: undefined,
      }))
    case 'nothing':
      return []
  }
}

function toPiece(kind: EntryKind, row: Row, decision: Decision): Piece {
  const { dialect, exchange } = decision.read
  const { location, items } = (dialect.contentOf ?? contentAsItIs)(decision)
  const { event, isCounted, token } = decision
  return {
    kind,
    location,
    event,
    activity: dialect.activityOf(decision),
    items,
    row,
    status: event && row[event]?.status,
    callId: exchange.id,
    token: token ?? (isCounted ? '' : undefined),
  }
}

function contentAsItIs({ location, item }: Decision): DeliveredContent {
  switch (item.kind) {
    case 'option':
      return { location, items: [{ type: item.type, value: item.content }] }
    case 'metric':
      return { location, items: [{ type: item.type, selector: item.selector }] }
    case 'nothing':
      return { location, items: [] }
  }
}

/**
 * Protocols do not name the activity of every metric, so a metric is distinguished by its selector alone. An option
 * whose activity is not named is distinguished by its token, else by its content.
 */
function groupKey({ kind, location, event, activity, items, token }: Piece): string {
  const place = [kind, event, locationKey(location)]
  if (kind === 'notification') return JSON.stringify(place)
  const name = kind === 'option' ? activityName(activity) : undefined
  if (name !== undefined) return JSON.stringify([...place, name, activity?.experienceId ?? activity?.experienceName])
  const content = items.map(itemKey).toSorted(compareTexts)
  return JSON.stringify(kind === 'option' && token ? [...place, 'token', token] : [...place, 'content', content])
}

function activityName(activity: Activity | undefined): string | undefined {
  return activity?.id ?? activity?.name
}

function isUnnamed([piece]: readonly Piece[]): boolean {
  return piece?.kind === 'option' && activityName(piece.activity) === undefined
}

/** The same text for the same content of a location. */
function contentKey(pieces: readonly Piece[]): string {
  const location = pieces[0] ? locationKey(pieces[0].location) : ''
  return JSON.stringify([location, keyedItems(pieces).map(([key]) => key)])
}

function toEntry(pieces: readonly Piece[]): ParityEntry {
  const [first] = pieces as [Piece, ...Piece[]]
  const { kind, event } = first
  // The names of views may differ in case.
  const [location = first.location] = pieces
    .map(({ location }) => location)
    .toSorted((a, b) => compareTexts(locationName(a), locationName(b)))
  const items = keyedItems(pieces)
  const statuses = new Map(pieces.map(({ row, status }) => [row, status]))
  const found = new Set(statuses.values())
  return {
    kind,
    location,
    event,
    activity: activityOfAll(pieces.map(({ activity }) => activity)),
    items: items.map(([, item]) => item),
    itemsKey: JSON.stringify(items.map(([key]) => key)),
    tokens: mostTokens(pieces),
    counted: timesCounted([...statuses.values()]),
    statuses: STATUSES.filter(status => found.has(status)),
  }
}

/** The names of one activity that any of its decisions has; undefined without any. */
function activityOfAll(activities: readonly (Activity | undefined)[]): Activity | undefined {
  const first = (member: keyof Activity): string | undefined =>
    activities.flatMap(activity => activity?.[member] ?? []).toSorted(compareTexts)[0]
  const [id, name] = [first('id'), first('name')]
  if (id === undefined && name === undefined) return undefined
  return { id, name, experienceId: first('experienceId'), experienceName: first('experienceName') }
}

function keyedItems(pieces: readonly Piece[]): [key: string, item: ContentItem][] {
  const items = new Map(pieces.flatMap(({ items }) => items.map(item => [itemKey(item), item] as const)))
  return [...items].toSorted(([a], [b]) => compareTexts(a, b))
}

function mostTokens(pieces: readonly Piece[]): number {
  const byCall = [...groupBy(pieces, ({ callId }) => callId).values()]
  const counts = byCall.map(ofCall => new Set(ofCall.flatMap(({ token }) => token ?? [])).size)
  return counts.reduce((most, count) => Math.max(most, count), 0)
}

const KINDS: readonly EntryKind[] = ['option', 'metric', 'notification']
const PLACES: readonly Location['kind'][] = ['pageLoad', 'view', 'mbox', 'surface', 'none']

/** By location, then kind, activity and content: independent of calls and tokens. */
export function compareEntries(a: ParityEntry, b: ParityEntry): number {
  return (
    PLACES.indexOf(a.location.kind) - PLACES.indexOf(b.location.kind) ||
    compareTexts(locationKey(a.location), locationKey(b.location)) ||
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    compareTexts(orderKey(a), orderKey(b))
  )
}

function orderKey({ activity, event, itemsKey, tokens, counted }: ParityEntry): string {
  const { id, name, experienceId, experienceName } = activity ?? {}
  return JSON.stringify([name, id, experienceName, experienceId, event, itemsKey, tokens, counted])
}
