import { isObject, member } from '../json.ts'
import type { SdkCall } from './sdkCall.ts'

/** Names in one sentence at most; a thousand strange members need no thousand words. */
const MAX_PATHS = 20

/** A sentence about the members at these paths; none where there are none. */
export function remarkOn(intro: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return []
  const more = paths.length > MAX_PATHS ? `, and ${paths.length - MAX_PATHS} more` : ''
  return [`${intro}: ${paths.slice(0, MAX_PATHS).map(toSafePath).join(', ')}${more}.`]
}

/** Says which numbers lose digits, and where. */
export function remarkOnRounded(who: string, paths: readonly string[]): string[] {
  return remarkOn(`${who} cannot hold all digits of`, paths)
}

/** Says that the SDK goes to a path of its own. */
export function remarkOnPath({ ownPath }: SdkCall): string[] {
  return ownPath === undefined ? [] : remarkOn('The SDK calls /rest/v1/delivery instead of', [ownPath])
}

/** The members of the request at these paths that are there. */
export function present({ body }: SdkCall, paths: readonly string[]): string[] {
  return paths.filter(path => path.split('.').reduce<unknown>((value, name) => member(value, name), body) !== undefined)
}

/** The notifications that the SDKs for Node and Python drop, with a line in their log only. */
export function dropped({ notifications }: SdkCall): string[] {
  return notifications.flatMap((one, index) => (isSendable(one) ? [] : [`notifications[${index}]`]))
}

function isSendable(one: unknown): boolean {
  if (!isObject(one)) return false
  const { id, timestamp, type } = one
  return (
    typeof id === 'string' && id !== '' && typeof timestamp === 'number' && (type === 'display' || type === 'click')
  )
}

// Names come from the page: nothing in one may end the comment, in no language.
function toSafePath(path: string): string {
  return path.replace(/[^\w.[\]/-]/gu, character =>
    /^\p{Cs}$/u.test(character) ? '%3F' : encodeURIComponent(character),
  )
}
