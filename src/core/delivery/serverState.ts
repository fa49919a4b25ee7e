import type { ServerState } from '../dialect/dialect.ts'
import { member, parseObject, toJson } from '../json/json.ts'
import { isBodyCut, type Body } from '../exchange/exchange.ts'

/**
 * Splits `targetGlobalSettings.serverState` into the request and the response that it holds. Any other value is returned
 * whole as the response, so that it is shown with its problems.
 */
export function readServerState(body: Body): ServerState {
  const none: Body = { kind: 'none' }
  if (body.kind !== 'text' || isBodyCut(body)) return { request: none, response: body }
  const state = parseObject(body.text)
  if (!state) return { request: none, response: body }
  return { request: sideOf(state, 'request'), response: sideOf(state, 'response') }
}

function sideOf(state: unknown, name: 'request' | 'response'): Body {
  const text = toJson(member(state, name) ?? undefined, 0)
  return text === undefined ? { kind: 'none' } : { kind: 'text', text, length: text.length }
}
