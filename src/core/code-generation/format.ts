import type { Written } from '../dialect/copyFormat.ts'

/**
 * Why a format cannot express this request: its text is not a JSON object, nests too deep, has no notifications or too
 * many, or exceeds the limits of cmd.exe; or its URL is not absolute with http or https, names a user, or has no host.
 */
export type Obstacle =
  | 'notJson'
  | 'severalEvents'
  | 'tooDeep'
  | 'noNotifications'
  | 'notAscii'
  | 'tooLongForCmd'
  | 'notHttp'
  | 'urlUser'
  | 'noHost'
  | 'urlCut'

/** That a format cannot express the request. */
export function unavailable(why: Obstacle): Written {
  return { kind: 'unavailable', why }
}

/** Generated code; it ends with a line break. */
export function code(lines: readonly string[]): Written {
  return { kind: 'code', text: `${lines.join('\n')}\n` }
}
