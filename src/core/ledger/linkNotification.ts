import type { SentNotification } from '../dialect/dialect.ts'
import { locationKey } from '../dialect/location.ts'
import { isOwnSend } from '../exchange/exchange.ts'
import { stateKey } from './dependents.ts'
import { answeredDecision } from './history.ts'
import { placeOfEvent, type KnownDecisions } from './knownDecisions.ts'
import { matchToken, rankMeant, type Match, type RowIndex } from './match.ts'
import { MIN_SHARED } from './nearToken.ts'
import { reason } from './reason.ts'
import type { Attached, Row, RowItem } from './row.ts'
import { placeKeyOf, unmatchedRowId } from './rowId.ts'

/** A row that a notification means, and whether nothing is wrong with its token there. */
interface Meant {
  row: Row
  isExact: boolean
}

/** The rows that a notification means, and what is wrong with it in each; its tokens without a row. */
export interface Link {
  attached: readonly (Meant & { entry: Attached })[]
  /** Of the tester's own send. */
  own: readonly Meant[]
  /** Undefined for a notification without any token. */
  unmatched: readonly (string | undefined)[]
}

export interface Linking {
  index: RowIndex
  known: KnownDecisions
  /** Notes that the link depends on something. */
  note: (notification: SentNotification, key: string) => void
}

/** Finds the rows that a notification means. */
export function linkNotification(notification: SentNotification, linking: Linking): Link {
  const isOwn = isOwnSend(notification.read.exchange)
  if (notification.tokens.length === 0) return { attached: [], own: [], unmatched: isOwn ? [] : [undefined] }
  const { index } = linking
  const rank = rankMeant(notification, index)
  const matches = notification.tokens.map(token => {
    const match = matchToken(notification, token, index, rank)
    noteInexact(notification, token, match, linking)
    return { token, match }
  })
  const found = matches.flatMap(({ match }) => match ?? [])
  if (isOwn) return { attached: [], own: found.map(toMeant), unmatched: [] }
  return {
    attached: found.map(match => ({ ...toMeant(match), entry: toAttached(notification, match, linking) })),
    own: [],
    unmatched: matches.flatMap(({ token, match }) => (match ? [] : [token])),
  }
}

function toMeant({ row, reasons }: Match): Meant {
  return { row, isExact: reasons.length === 0 }
}

/** A match that is not exact depends on more than the rows of its token that it could answer. */
function noteInexact(
  notification: SentNotification,
  token: string,
  match: Match | undefined,
  { index, note }: Linking,
): void {
  if (match && match.reasons.length === 0) return
  note(notification, inexactKey(token))
  note(notification, locationKeyOf(notification))
  note(notification, nearKey(index.normalise(token)))
}

/** What depends on all rows of a token, on those of a location, and on those whose tokens begin like one. */
export function inexactKey(token: string): string {
  return `token ${token}`
}

export function locationKeyOf({ location }: Pick<Row, 'location'>): string {
  return `location ${locationKey(location)}`
}

export function nearKey(normalised: string): string {
  return `near ${normalised.slice(0, MIN_SHARED)}`
}

/** What depends on the newest decision of a place. */
export function newestKey(place: string): string {
  return `newest ${place}`
}

function toAttached(notification: SentNotification, { row, reasons }: Match, { known, note }: Linking): Attached {
  const { dialect } = notification.read
  const { outcome, reasons: ofOutcome, remarks } = dialect.outcomeOf(notification)
  const decision = answeredDecision(row, notification)
  const differences = decision
    ? dialect.compare(
        notification,
        decision,
        () => {
          note(notification, stateKey(notification.state))
          return known.ofState(notification.state)
        },
        () => {
          note(notification, newestKey(placeOfEvent(decision)))
          return known.newestBefore(notification, decision)
        },
      )
    : []
  return {
    notification,
    event: notification.event,
    outcome,
    remarks,
    callId: decision?.read.exchange.id,
    reasons: [...ofOutcome, ...reasons, ...differences],
  }
}

/** A notification that matches no delivered content: with an unknown token, or an event without a token. */
export function toUnmatchedRow(notification: SentNotification, token: string | undefined, isComplete: boolean): Row {
  const { read, location, index, type, state } = notification
  const { documentId, id } = read.exchange
  const item: RowItem = token === undefined ? { kind: 'event', type } : { kind: 'unknown token' }
  const { outcome, reasons, remarks } = read.dialect.outcomeOf(notification)
  const excuses = read.dialect.remarksOnUnknown?.(notification) ?? []
  const unknown =
    token === undefined || !isComplete ? [] : [reason('tokenUnknown', notification.event, { location }, token)]
  const isWrong = excuses.length === 0
  const attached = {
    notification,
    event: notification.event,
    outcome,
    remarks: isWrong || unknown.length === 0 ? remarks : [...remarks, ...unknown, ...excuses],
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
    token,
    state,
    decisions: [],
    notifications: [{ ...attached, reasons: isWrong ? [...reasons, ...unknown] : reasons }],
    renderings: [],
    own: [],
    isNotRendered: false,
    display: undefined,
    click: undefined,
  }
}
