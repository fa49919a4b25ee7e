import type { Body, StatedVisit } from '../../exchange/exchange.ts'
import { isTargetCall } from '../../network/harEntry.ts'
import { mboxCookieValue } from '../../target-cookie/mboxCookie.ts'

/** A request as a command makes it. */
export interface CommandCall {
  method: string
  url: string
  body: Body | FileBody
  /** The texts of its headers `Cookie`. */
  cookies: string[]
}

/** A body in a file, which the text does not hold. */
export interface FileBody {
  kind: 'file'
  name: string
}

/** A URL, and not a text that only looks like one; its host may have a placeholder. */
const URL = /^https?:\/\/[^\s/?#^"']+\/\S*$/i

/** Whether it is a call to Target. */
export function isCallToTarget(call: CommandCall): boolean {
  return isTargetCall(call) && URL.test(call.url)
}

/** A text as a whole body. */
export function wholeBody(text: string): Body {
  return { kind: 'text', text, length: text.length }
}

/** The visit that the cookies of a call name; other cookies are not kept. */
export function visitIn(cookies: readonly string[]): StatedVisit | undefined {
  const pairs = cookies.flatMap(text => text.split(';')).map(pairOf)
  const valueOf = (name: string): string | undefined => pairs.find(pair => pair.name === name)?.value
  const [cookie, locationHint] = [valueOf('mbox'), valueOf('mboxEdgeCluster')]
  const targetCookie = cookie === undefined ? '' : mboxCookieValue(`mbox=${cookie}`)
  if (targetCookie === '' && locationHint === undefined) return undefined
  return { ...(targetCookie !== '' && { targetCookie }), ...(locationHint !== undefined && { locationHint }) }
}

function pairOf(text: string): { name: string; value: string } {
  const at = text.indexOf('=')
  return { name: text.slice(0, Math.max(0, at)).trim(), value: text.slice(at + 1).trim() }
}
