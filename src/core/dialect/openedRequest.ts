import type { RequestSide } from '../exchange/exchange.ts'
import { parseObject, toJson } from '../json/json.ts'
import type { OpenedRequest } from './drafting.ts'

/** A recorded request as it is opened: in its own layout, or as the unchanged text if it is not a JSON object. */
export function openedRequest(request: RequestSide | undefined): OpenedRequest {
  const { url = '', body } = request ?? {}
  const text = body?.kind === 'text' ? body.text : ''
  const object = parseObject(text)
  if (!object) return { url, body: {}, text }
  const isPlain = toJson(object, 0) === text
  return { url, body: object, text: isPlain ? undefined : text }
}
