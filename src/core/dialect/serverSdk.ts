import type { JsonObject } from '../json/json.ts'
import type { StatedVisit } from '../exchange/exchange.ts'
import type { Cancellation, OutgoingCall, Transport } from '../exchange/transport.ts'

/** How the server SDKs of a protocol send notifications, for sends that are made as theirs. */
export interface ServerSdk {
  /** The options of their call, and the configuration of their client, in the editor's order. */
  fields: readonly ServerSdkField[]
  /** The texts of the fields as far as they are known; a missing one is empty. */
  known: (context: KnownToSdk) => FieldTexts
  /** The call that they make, or the reason why they make no call. */
  build: (given: GivenToSdk) => ServerSdkCall
}

/** A field of the editor; its name is the SDKs' own. */
export interface ServerSdkField {
  name: string
  of: 'options' | 'configuration'
  /** All its values; the first one is the default. */
  choices?: readonly string[]
  /** The text that an empty field stands for, or an example. */
  placeholder?: string
  /** Its text has several lines. */
  isLong?: boolean
}

export type FieldTexts = { readonly [field: string]: string }

/** What the fields are filled in from. */
export interface KnownToSdk {
  /** The URL of the request in the editor. */
  url: string
  /** The visit's cookie as the tester pasted it; may be empty. */
  cookie: string
  /** The visit that the file of the exchange states. */
  visit: StatedVisit | undefined
  /** The URLs of the tab's calls, newest last. */
  called: readonly string[]
}

/** What a call is built from. */
export interface GivenToSdk {
  /** The request in the editor; undefined while it is not a JSON object. */
  body: JsonObject | undefined
  texts: FieldTexts
  /** Ms since the epoch. */
  now: number
  /** Minutes east of UTC. */
  minutesEast: number
  /** An id for a use: 32 random hexadecimal digits, the same each time. */
  idFor: (use: string) => string
}

export type ServerSdkCall =
  | {
      kind: 'call'
      call: OutgoingCall
      /** The parts of the request that the SDKs leave out. */
      dropped: readonly DroppedPart[]
      /** The texts that the next call of the same visitor is to be given. */
      next: FieldTexts
      /** Makes the call; resolves when it has its outcome, and never rejects. */
      send: (transport: Transport, options: { signal: Cancellation }) => Promise<unknown>
    }
  | NoServerCall

/** Why the SDKs make no call. */
export type NoServerCall =
  /** The SDKs refuse; the catalogue's `sdkRefusal_WHY` is the sentence. */
  | { kind: 'refused'; why: string }
  /** The text of a field is not a value of the expected form; the catalogue's `sdkField_EXPECTED` is the sentence. */
  | { kind: 'unreadable'; field: string; expected: string }

/** A part of the request that the SDKs leave out; the catalogue's `sdkDrops_CODE` is the sentence. */
export interface DroppedPart {
  code: string
  path: string
  /** The members that are missing or invalid. */
  members: readonly string[]
}
