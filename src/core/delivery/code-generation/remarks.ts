import { isObject, member } from '../../json/json.ts'
import type { SdkCall } from './sdkCall.ts'

/** Most names in one sentence: a thousand unknown members do not need a thousand words. */
const MAX_PATHS = 20

/** A sentence about the members at these paths; empty without paths. */
export function remarkOn(intro: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return []
  const more = paths.length > MAX_PATHS ? `, and ${paths.length - MAX_PATHS} more` : ''
  return [`${intro}: ${paths.slice(0, MAX_PATHS).map(toSafePath).join(', ')}${more}.`]
}

/** Lists the paths of numbers that lose digits. */
export function remarkOnRounded(who: string, paths: readonly string[]): string[] {
  return remarkOn(`${who} cannot hold all digits of`, paths)
}

/** States that the SDK calls a different path. */
export function remarkOnPath({ ownPath }: SdkCall): string[] {
  return ownPath === undefined ? [] : remarkOn('The SDK calls /rest/v1/delivery instead of', [ownPath])
}

/** The paths among these that exist in the request. */
export function present({ body }: SdkCall, paths: readonly string[]): string[] {
  return paths.filter(path => path.split('.').reduce<unknown>((value, name) => member(value, name), body) !== undefined)
}

/** The notifications that the SDKs for Node and Python drop with no more than a line in their log. */
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

// Names come from the page: nothing in them may end the comment in any language.
function toSafePath(path: string): string {
  return path.replace(/[^\w.[\]/-]/gu, character =>
    /^\p{Cs}$/u.test(character) ? '%3F' : encodeURIComponent(character),
  )
}
