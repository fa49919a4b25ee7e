import type { RequestSide } from '../exchange/exchange.ts'
import { isObject, parseJson, toJson } from '../json/json.ts'
import type { OpenedRequest } from './drafting.ts'

/** A recorded request as it is opened: in its own layout, or as the unchanged text if it is not a JSON object. */
export function openedRequest(request: RequestSide | undefined): OpenedRequest {
  const { url = '', body } = request ?? {}
  const text = body?.kind === 'text' ? body.text : ''
  const parsed = parseJson(text)
  if (parsed.kind === 'not json' || !isObject(parsed.value)) return { url, body: {}, text }
  const isPlain = toJson(parsed.value, 0) === text
  return { url, body: parsed.value, text: isPlain ? undefined : text }
}
