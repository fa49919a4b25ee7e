import type { Body, Exchange } from '../exchange/exchange.ts'
import type { JsonObject } from '../json/json.ts'
import type { DeliveredContent } from './content.ts'
import type { Event } from './event.ts'
import type { Location, Repeat } from './location.ts'
import type { Problem } from './problem.ts'
import type { Reason } from './reason.ts'
import type { PageEvent, Rendering } from './rendering.ts'

/** Knows one protocol between a page and Target. Everything else works with its answers alone. */
export interface Dialect {
  /** Distinguishes it from other protocols; the catalogue's `dialect_NAME` is its title, `dialect_NAME_short` a few letters. */
  name: string
  /** Its name for what a display carries back besides the token, where that is not `state`. */
  stateName?: string
  /** Whether each answer has new states, so that a notification with one of them never comes before its delivery. */
  hasNewStates?: true
  /** Whether an exchange is one of this protocol: by its URL, or by its bodies where it has no URL. */
  owns: (exchange: Exchange) => boolean
  /** Reads an exchange. Never throws: whatever the bodies hold, the result lists the problems. The same object each time. */
  parse: (exchange: Exchange) => ParsedExchange
  /** Everything that the answer delivered, in its order. The same list each time. */
  decisionsOf: (read: ParsedExchange) => readonly Decision[]
  /** The notifications that the request carries, in its order. The same list each time. */
  notificationsOf: (read: ParsedExchange) => readonly SentNotification[]
  /** What the answer proves about a notification of the page. */
  outcomeOf: (notification: SentNotification) => JudgedOutcome
  /** What the answer proves about a send of the tester's. */
  judge: (read: ParsedExchange) => Judgement
  /** What the answer repeats of the request's notifications; undefined if there is nothing to read. */
  echoesOf: (read: ParsedExchange) => readonly Echo[] | undefined
  /**
   * Where a notification differs from the decision that it answers. `others` are the decisions with the notification's
   * state; `newest` is the newest decision for the location before the notification.
   */
  compare: (
    notification: SentNotification,
    decision: Decision,
    others: () => readonly Decision[],
    newest: () => Decision | undefined,
  ) => Reason[]
  /**
   * Why an unknown token may have been delivered without any recorded answer; without it, an unknown token is an error.
   */
  remarksOnUnknown?: (notification: SentNotification) => Reason[]
  /** Why the page's library will not notify a decision by itself. */
  hintsOf: (decision: Decision) => Reason[]
  activityOf: (decision: Decision) => Activity | undefined
  /** What a decision delivers, in terms that protocols share; without it, its location and item as they are. */
  contentOf?: (decision: Decision) => DeliveredContent
  summarise: (read: ParsedExchange) => CallSummary
  /** What identifies a visit to Target, in the order in which it is listed. */
  identity: readonly IdentityField[]
  /** What the page asked of its library, or got from it, according to an event. */
  commandOf?: (event: PageEvent) => LibraryCommand | undefined
  /** Whether a load in witness mode may explain a row that has this reason. */
  isExplainedByWitness?: (reason: Reason) => boolean
  /** The renderings that the events of the pages' libraries report, in their order. */
  renderingsOf?: (events: readonly PageEvent[]) => readonly Rendering[]
  /** Splits what the page's library holds of a call that the page's server made for it. */
  readServerState?: (body: Body) => ServerState
  /** The answers that an inline script holds for the page's library. */
  answersInScript?: (script: string) => readonly AppliedAnswer[]
  /** The answer that the page's library was given, if an event reports that. */
  answerInEvent?: (event: PageEvent) => AppliedAnswer | undefined
}

/** A command of the page to its library, or its result. */
export interface LibraryCommand {
  /** The id of the event that reports it. */
  id: string
  documentId: string
  /** Ms since the epoch. */
  time: number
  /** The instance of the library. */
  instance: string
  name: string
  kind: 'called' | 'resolved'
  /** Its options, or its result; undefined if there is none that can be read. */
  value: unknown
}

/** An answer to a call of the page's server, which the page gives to its library. */
export interface AppliedAnswer {
  /** The same for the same answer, wherever it is found. */
  id: string
  /** The answer's body. */
  json: string
}

/** The two sides of a call that the page's server made for it. */
export interface ServerState {
  request: Body
  response: Body
}

/** An exchange with its bodies read. */
export interface ParsedExchange {
  dialect: Dialect
  exchange: Exchange
  /** Ms since the epoch. */
  time: number
  /** Ms. */
  duration: number | undefined
  /** The status that counts: the body's if it is a failure or HTTP's is unknown, else HTTP's. Undefined without an answer. */
  status: number | undefined
  /** The status that the answer's body names. */
  bodyStatus: number | undefined
  /** The message that the answer's body names. */
  message: string | undefined
  /** The same text for every call of one visit; undefined if the call does not name it. */
  visit: string | undefined
  /** The URL of the page, as the request names it. */
  pageUrl: string | undefined
  problems: readonly Problem[]
}

/** An option of a location. */
export interface OptionItem {
  kind: 'option'
  type: string
  content: unknown
  /** The name of its offer; undefined for an offer without one. */
  offerName: string | undefined
  /** What Target states about the offer and its activity, by name; undefined where it states nothing. */
  facts: { [name: string]: unknown } | undefined
}

/** One option or metric of a location, or a marker for a location returned without any (it did not qualify). */
export type Item =
  | OptionItem
  | { kind: 'metric'; type: string; selector: string | undefined }
  | { kind: 'nothing'; why: 'did not qualify' | 'unreadable' }

/** One thing that an answer delivered. */
export interface Decision {
  read: ParsedExchange
  /** When the answer came, ms since the epoch. */
  time: number
  location: Location
  /** Undefined for a name that occurs once in its part of the answer. */
  repeat: Repeat | undefined
  /** How it arrived: the part of the answer, or the place outside any call. */
  arrival: string
  item: Item
  /** The event that reports it; undefined for what cannot be notified. */
  event: Event | undefined
  /** Target counted it as it answered. */
  isCounted: boolean
  /** It is shown when its location is triggered, not as it arrives. */
  isTriggered: boolean
  token: string | undefined
  /** Distinguishes it from others with its token at its location; undefined where the token does. */
  key?: string | undefined
  /** What a display carries back besides the token. */
  state: string | undefined
  /** Its path in the answer, such as `prefetch.mboxes[0].options[1]`. */
  path: string
  /** The whole member of the answer, unknown fields included. */
  raw: unknown
  /** The location's own A4T analytics and trace, as they came. */
  analytics: unknown
  trace: unknown
}

/** One notification of a request. */
export interface SentNotification {
  read: ParsedExchange
  /** Its place in the request. */
  index: number
  /** When the request was made, ms since the epoch; the time of the import if unknown. */
  time: number
  event: Event
  /** Its type as the protocol names it. */
  type: string
  location: Location
  /** The locations whose content it may report: its own first. */
  reported: readonly Location[]
  /** It displays its location; others only name one. */
  isDisplay: boolean
  /** Equal texts are one showing of the location; undefined for a location that is shown once. */
  showing: string | undefined
  id: string | undefined
  /** Each token once. */
  tokens: readonly string[]
  state: string | undefined
  /** Target counts notifications with one such id once. */
  countId: string | undefined
  /** As the notification has it. */
  raw: JsonObject
}

/** The answer to one notification. */
export type NotificationOutcome = 'sent' | 'accepted' | 'acknowledged' | 'not acknowledged' | 'rejected'

/** What an answer means for its notification. */
export interface JudgedOutcome {
  outcome: NotificationOutcome
  /** What is wrong, with the answer or with the notification in itself. */
  reasons: Reason[]
  /** Not wrong, but worth knowing: the answer proves nothing. */
  remarks: Reason[]
}

/** The outcome of a tester's send. */
export type Judgement =
  | { kind: 'sending' }
  | { kind: 'acknowledged' }
  | { kind: 'not acknowledged'; missing: readonly string[] }
  | { kind: 'rejected'; status: number; message: string | undefined }
  | { kind: 'no answer'; reason: string }
  /** `isRead`: by a body; without it, the answer has none. `warnings` are what the body reports besides, as sentences. */
  | { kind: 'accepted'; isRead?: true; warnings?: readonly string[] }
  | { kind: 'unproven'; why: Unproven }

/** The body was cut before it was read here, or cannot be read. */
export type Unproven = 'cut' | 'unreadable'

/** A notification as an answer repeats it. */
export interface Echo {
  id: string | undefined
  trace: unknown
}

/** The activity that a decision comes from, and its experience, as far as they are named. */
export interface Activity {
  id: string | undefined
  name: string | undefined
  experienceId?: string | undefined
  experienceName?: string | undefined
}

/** A call in a few words. */
export interface CallSummary {
  /** What it requests or reports, such as execute, prefetch, display. */
  kinds: readonly string[]
  /** The locations that it requests content for or reports. */
  locations: readonly Location[]
}

/** One value that identifies a visit, and what a change of it means. */
export interface IdentityField {
  /** As the protocol names it. */
  name: string
  /** What it identifies, where protocols share it: their fields of one text name one thing, and differ only by mistake. */
  shared?: string
  /** Its value in the request, and in the answer. */
  valuesOf: (read: ParsedExchange) => readonly [asked?: string | undefined, answered?: string | undefined]
  /** Whether two values identify the same; without it, equal texts do. */
  isSame?: (a: string, b: string) => boolean
  /** What is alarming about a change from one call to another, in a few words; undefined if nothing is. */
  alarmOf?: (before: ParsedExchange, now: ParsedExchange) => string | undefined
  /** What is alarming about a call that lacks it although an earlier call of the visit named it. */
  missingIn?: (read: ParsedExchange) => string | undefined
}
