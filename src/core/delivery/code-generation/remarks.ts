import { remarkOn } from '../../code-generation/remarks.ts'
import { isObject, member } from '../../json/json.ts'
import type { SdkCall } from './sdkCall.ts'

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
