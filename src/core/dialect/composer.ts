import { addressError } from '../exchange/host.ts'
import type { JsonObject } from '../json/json.ts'
import type { FieldKind, VisitValue } from './drafting.ts'
import type { NotificationRequest } from './notificationRequest.ts'

/**
 * How a notification of one protocol is composed by hand, for content that no recorded call delivered. What the tester types
 * is written as the call that would have delivered it; from there on it is a request like any other.
 */
export interface Composer {
  /** Its fields, in order. */
  fields: readonly ComposedField[]
  /** The fields that name where calls go. */
  account: readonly string[]
  /** Whether a notification of the kind that the texts describe has a field. */
  hasField: (texts: ComposedTexts, field: string) => boolean
  /** What a request names of the fields; those that it does not name are left out. */
  read: (request: NotificationRequest) => ComposedTexts
  /** What is wrong, by field: the catalogue's `composeProblem_CODE`. `base` is the call that the texts were read from. */
  check: (texts: ComposedTexts, base?: NotificationRequest) => ReadonlyMap<string, string>
  /** The call that would have delivered what texts without a problem describe. */
  compose: (texts: ComposedTexts, known: ComposeContext) => ComposedCall
}

/** The texts of a composer's fields, by name; a field without a text is empty. */
export type ComposedTexts = Readonly<Record<string, string>>

/** A field of a composer; the catalogue's `field_NAME` is its label. */
export interface ComposedField extends Omit<FieldKind, 'time'> {
  /** What to fill in, or what applies while it is empty; the catalogue's `composeHelp_CODE`. */
  help?: string
}

/** What a call is composed from besides the texts. */
export interface ComposeContext {
  /** The call that the texts were read from: what they do not name stays as it is there. */
  base: NotificationRequest | undefined
  newId: () => string
}

/** A call that delivers what was composed. */
export interface ComposedCall {
  url: string
  request: JsonObject
  response: JsonObject
  /** The values of the visit that are made up. */
  doubts: readonly VisitValue[]
}

/** A field's text without the space around it; an empty one if nothing is filled in. */
export function textOf(texts: ComposedTexts, field: string): string {
  return (Object.hasOwn(texts, field) ? (texts[field] ?? '') : '').trim()
}

/** The texts that are not empty. */
export function filledTexts(texts: Record<string, string | undefined>): ComposedTexts {
  return Object.fromEntries(Object.entries(texts).flatMap(([name, text = '']) => (text === '' ? [] : [[name, text]])))
}

/** Whether a text is a host, port included, and nothing else. */
export function isTypedHost(text: string): boolean {
  return !/[/?#]/.test(text) && addressError(`https://${text}`) === undefined
}
