import type { JsonObject } from '../json/json.ts'
import type { Path } from '../json/jsonPath.ts'
import type { Replacement } from '../json/jsonText.ts'
import type { RowIndex } from '../ledger/match.ts'
import type { Row } from '../ledger/row.ts'
import type { Format } from './copyFormat.ts'
import type { Counting } from './counting.ts'
import type { Decision, ParsedExchange, SentNotification } from './dialect.ts'
import type { Difference } from './difference.ts'
import type { Finding, FindingPlace } from './finding.ts'
import type { Location } from './location.ts'
import type { NotificationRequest } from './notificationRequest.ts'
import type { PageInstance } from './pageInstance.ts'
import type { ServerSdk } from './serverSdk.ts'

/**
 * How requests of one protocol are written by hand: everything that the editor knows about them. Names and codes are the
 * protocol's own; the catalogue may have a text for each.
 */
export interface Drafting {
  /** The request that notifies a row; undefined where nothing can be sent for it. */
  begin: (row: Row, known: BeginContext) => Begun | undefined
  /** The changes to a body that is sent again: new ids and the current time, where it has them. */
  renewals: (body: JsonObject, options: RenewOptions) => Replacement[]
  /** The URL of a request that is sent again: with a new id, where it has one. */
  renewUrl?: (url: string, options: RenewOptions) => string
  /** Whether a value looks as if it was made for a send at `sentAt`, in ms since the epoch. */
  looksFresh: (at: FieldAt, value: unknown, sentAt: number) => boolean

  /** The notifications of a body, whatever they hold. */
  notificationsIn: (body: JsonObject) => readonly unknown[]
  withNotifications: (body: JsonObject, notifications: readonly unknown[]) => JsonObject
  /** A copy of a notification with new ids. */
  duplicate: (notification: JsonObject, newId: () => string) => JsonObject
  nameOf: (notification: JsonObject) => NotificationName

  /** The fields of a notification, in order. */
  fields: readonly FieldKind[]
  /** The fields of the request around its notifications, in order. */
  requestFields: readonly FieldKind[]
  /** Whether a notification of its kind has a field. */
  hasField: (notification: JsonObject, field: string) => boolean
  /** A field's text, as people write it. */
  readField: (request: NotificationRequest, at: FieldAt) => string
  /** The request with a field's text written into it. */
  writeField: (request: NotificationRequest, at: FieldAt, text: string) => NotificationRequest
  /** The request with a field restored from the same place of another request. */
  restoreField: (request: NotificationRequest, at: FieldAt, from: NotificationRequest) => NotificationRequest
  /** The request after a field was written, with the fields that depend on it. */
  follow: (request: NotificationRequest, written: FieldAt, known: FollowContext) => NotificationRequest
  /** The fields that follow a field, and are restored with it. */
  followersOf: (field: string) => readonly string[]
  /** The field that shows a place; undefined if no field does. */
  fieldAt: (place: FindingPlace) => FieldAt | undefined
  /** A field that takes the visit from a pasted text. */
  visitField?: VisitField

  /** Checks a whole request; the worst findings come first. `json` is the body as text, `time` is ms since the epoch. */
  check: (url: string, json: string, time: number, known: CheckContext) => Finding[]
  /** The codes of the presets, in the menu's order. */
  presets: readonly string[]
  /** The notifications of a preset; undefined where the content that it needs was not delivered. */
  preset: (code: string, context: PresetContext) => Preset | undefined
  /** The codes of the faults, in the menu's order. */
  faults: readonly string[]
  /** The requests that try a fault. */
  fault: (code: string, context: FaultContext) => Corruption
  /** How the protocol's server SDKs send; without it, requests are sent only as the page sends them. */
  serverSdk?: ServerSdk
  /** How the page's own instance of the library sends; without it, requests are not passed to one. */
  pageInstance?: PageInstance
  /** The formats of _Copy as_, in the menu's order. */
  formats: readonly Format[]
  json: JsonGuide
  /** The outcome of a correct request, as on screen. */
  goodOutcome: string

  /** Where a request counts. */
  countsIn: (request: NotificationRequest) => Counting

  /** The page's notification to compare with the tester's own. */
  pagesOwn: (own: SentNotification, rows: readonly Row[]) => SentNotification | undefined
  /** Every member of either, the most serious differences first; `decisions` show which side is right. */
  differences: (own: SentNotification, pages: SentNotification, decisions: readonly Decision[]) => Difference[]
  /** What else Details show about a send that was answered. */
  resultsOf: (read: ParsedExchange) => readonly SendResultSection[]
}

/** A field, and the index of its notification; 0 for the request's own fields. */
export interface FieldAt {
  field: string
  index: number
}

/** A field of the editor; the catalogue's `field_NAME` is its label. */
export interface FieldKind {
  name: string
  /** What its empty control shows; the catalogue's `hint_CODE`. */
  hint?: string
  /** A different current value is offered too. */
  choices?: readonly string[]
  /** Its text is long, or has several lines. */
  isLong?: boolean
  /** It is a time: in ms since the epoch, or in the form of ISO 8601. */
  time?: 'ms' | 'ISO 8601'
}

/** A field for a text that names a visit, such as a cookie's; its code names label, hint and complaint in the catalogue. */
export interface VisitField {
  name: string
  /** The field that it follows in the list. */
  after: string
  /** The values found in the text, by field. `now` is ms since the epoch. */
  read: (text: string, now: number) => readonly { field: string; value: VisitValue }[]
}

/** The type and the location that a notification names, whatever else is wrong with it. */
export interface NotificationName {
  type: string | undefined
  location: Location
}

/** Why a session or a visitor may not be the one that was meant. */
export type VisitDoubt = 'made up' | 'expired'

/** A session or visitor, and why it is doubtful. */
export interface VisitValue {
  value: string
  doubt: VisitDoubt | undefined
}

/** What is known about the visits of notifications. */
export interface KnownVisits {
  doubtOf: (value: string) => VisitDoubt | undefined
  sessionOfPage: string | undefined
}

/** The clock, in ms since the epoch, and the randomness of a draft. */
export interface Generating {
  now: number
  newId: () => string
}

/** What a request is begun from. */
export interface BeginContext extends Generating {
  calls: readonly ParsedExchange[]
  /** The session generated for a document. */
  sessionFor: (documentId: string) => string
}

/** A request as it is opened; the text is for a body that is not a JSON object, or has another layout. */
export interface OpenedRequest extends NotificationRequest {
  text?: string | undefined
}

/** A request begun for a row, and the doubtful values of its visit. */
export interface Begun {
  opened: OpenedRequest
  /** The call whose document sends it. */
  read: ParsedExchange
  doubts: readonly VisitValue[]
}

export interface RenewOptions extends Generating {
  /** Whether a field is kept: because the tester wrote it, or because its value is what the tester tries. */
  isKept: (at: FieldAt, value: unknown) => boolean
}

/** What dependent fields are derived from. */
export interface FollowContext {
  /** Everything delivered. */
  rows: readonly Row[]
  /** The document whose rows are meant if several documents received the same location. */
  documentId: string | undefined
  /** The rank of the row that is meant, if an answer repeats its location's name. */
  rank?: number | undefined
  /** The notification as it was opened: if several tokens fit, its own one is used. */
  opened?: JsonObject | undefined
  /** Whether the tester has written this field, which then stays as it is. */
  isTouched: (at: FieldAt) => boolean
}

/** What is known besides the request itself. */
export interface CheckContext {
  /** The row that the request was started from. */
  row: Row | undefined
  /** Everything delivered. */
  index: RowIndex
  /** The document that it was started from, if there is no row. */
  documentId?: string | undefined
  /** The known sessions and visitors, and the session of the page. */
  visits?: KnownVisits | undefined
}

/** What a preset is made from. */
export interface PresetContext extends Generating {
  /** The row that the editor was opened for. */
  row: Row | undefined
  /** Everything delivered. */
  rows: readonly Row[]
}

/** The notifications that a preset puts into the request; `kept` are fields that keep their value when it is resent. */
export interface Preset {
  notifications: JsonObject[]
  kept: readonly string[]
}

/** What a fault is made from. */
export interface FaultContext extends Generating {
  request: NotificationRequest
  /** Which of its notifications is corrupted. */
  index: number
  /** Everything delivered. */
  rows: readonly Row[]
}

/** The requests that try a fault, in the order of sending, or the code of the missing thing that it needs. */
export type Corruption = { kind: 'requests'; requests: OpenedRequest[] } | { kind: 'not possible'; why: string }

/** What the JSON editor knows about a body. */
export interface JsonGuide {
  /** The member that is shown first, and the one that is folded. */
  start?: string
  folded?: string
  /** The members that the protocol defines of the object at a path, with the kinds of their values. */
  membersAt: (path: Path) => readonly { name: string; kind: string }[]
  /** The values that it allows at a path, as JSON; an empty list where it allows any value. */
  valuesAt: (path: Path) => readonly string[]
}

/** A section of Details; the catalogue's `result_CODE` is its title. */
export type SendResultSection =
  | {
      kind: 'known'
      code: string
      members: { [name: string]: unknown }
      /** The names of the members that it lacks. */
      absent: readonly string[]
    }
  /** Too little of the answer is known; the outcome of the send is the sentence. */
  | { kind: 'unproven'; code: string }
