import type { JsonObject } from '../json/json.ts'

/** The request in the editor. `body` is undefined while `text` is not a JSON object. */
export interface RequestDraft {
  url: string
  /** The body, exactly as it would be sent. */
  text: string
  body: JsonObject | undefined
  /** The moment of copying, ms since the epoch. */
  time: number
  /** The name of the page's own instance of the library, where it is known. */
  instance?: string | undefined
}

/** A request as code; or why a format cannot express it, the catalogue's `obstacle_CODE`. */
export type Written = { kind: 'code'; text: string } | { kind: 'unavailable'; why: string }

/** One way to copy a request. */
export interface Format {
  name: string
  /** The shell that it is for, if its name does not include it. */
  hint?: string
  /** It begins a part of the menu. */
  isParted?: boolean
  write: (draft: RequestDraft) => Written
}
