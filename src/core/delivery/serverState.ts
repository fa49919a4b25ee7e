import type { ServerState } from '../dialect/dialect.ts'
import { isObject, member, parseJson, toJson } from '../json/json.ts'
import { isBodyCut, type Body } from '../exchange/exchange.ts'

/**
 * Splits `targetGlobalSettings.serverState` into the request and the response that it holds. Any other value is returned
 * whole as the response, so that it is shown with its problems.
 */
export function readServerState(body: Body): ServerState {
  const none: Body = { kind: 'none' }
  if (body.kind !== 'text' || isBodyCut(body)) return { request: none, response: body }
  const parsed = parseJson(body.text)
  if (parsed.kind === 'not json' || !isObject(parsed.value)) return { request: none, response: body }
  return { request: sideOf(parsed.value, 'request'), response: sideOf(parsed.value, 'response') }
}

function sideOf(state: unknown, name: 'request' | 'response'): Body {
  const text = toJson(member(state, name) ?? undefined, 0)
  return text === undefined ? { kind: 'none' } : { kind: 'text', text, length: text.length }
}
