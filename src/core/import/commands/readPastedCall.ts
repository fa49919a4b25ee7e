import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import { parseObject } from '../../json/json.ts'
import { isCallToTarget, type CommandCall } from './commandCall.ts'
import { findCalls } from './findCalls.ts'

/** Most characters of a text that is searched for a call. */
const MAX_LENGTH = 1024 * 1024

/** A call in a text, or why there is none. */
export type PastedCall =
  | {
      kind: 'call'
      call: NotificationRequest
      /** Its body is in a file, or is not a JSON object. */
      lacksBody: boolean
    }
  | { kind: 'none'; why: 'notUnderstood' | 'otherAddress' | 'tooLong' }

/** Reads one call to Target: a URL alone, or the first command for cURL or PowerShell, or `fetch`, of a text. */
export function readPastedCall(text: string): PastedCall {
  if (text.length > MAX_LENGTH) return { kind: 'none', why: 'tooLong' }
  const url = text.trim()
  if (/^https?:\/\/\S+$/i.test(url)) {
    const alone: CommandCall = { method: 'GET', url, body: { kind: 'none' }, cookies: [] }
    return isCallToTarget(alone)
      ? { kind: 'call', call: { url, body: {} }, lacksBody: false }
      : { kind: 'none', why: 'otherAddress' }
  }
  const { commands, others } = findCalls(text)
  const call = commands.flatMap(({ calls }) => calls).find(isCallToTarget)
  if (!call) return { kind: 'none', why: others > 0 ? 'otherAddress' : 'notUnderstood' }
  const body = call.body.kind === 'text' ? parseObject(call.body.text) : undefined
  return { kind: 'call', call: { url: call.url, body: body ?? {} }, lacksBody: !body && call.body.kind !== 'none' }
}
