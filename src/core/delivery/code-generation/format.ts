import type { JsonObject } from '../../json/json.ts'

/** The request in the editor. `body` is undefined while `text` is not a JSON object. */
export interface RequestDraft {
  url: string
  /** The body, exactly as it would be sent. */
  text: string
  body: JsonObject | undefined
  /** The moment of copying, ms since the epoch. */
  time: number
}

/**
 * Why a format cannot express this request: its text is not a JSON object, nests too deep, has no notifications, or exceeds
 * the limits of cmd.exe; or its URL is not absolute with http or https, names a user, or has no host.
 */
export type Obstacle =
  'notJson' | 'tooDeep' | 'noNotifications' | 'notAscii' | 'tooLongForCmd' | 'notHttp' | 'urlUser' | 'noHost' | 'urlCut'

export type Written = { kind: 'code'; text: string } | { kind: 'unavailable'; why: Obstacle }

/** One way to copy a request. */
export interface Format {
  name: string
  /** The shell that it is for, if its name does not include it. */
  hint?: string
  write: (draft: RequestDraft) => Written
}

/** Generated code; it ends with a line break. */
export function code(lines: readonly string[]): Written {
  return { kind: 'code', text: `${lines.join('\n')}\n` }
}
