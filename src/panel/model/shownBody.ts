import { requestBody, type Body } from '../../core/exchange/exchange.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { parseJson } from '../../core/json/json.ts'

/** A body to be shown: as JSON where it is JSON, otherwise as text, or the word for why it is missing. */
export type ShownBody =
  | { kind: 'json'; value: unknown; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'none' }

export function shownRequest({ exchange }: ParsedExchange): ShownBody {
  return shownBody(requestBody(exchange))
}

export function shownResponse({ exchange }: ParsedExchange): ShownBody {
  return exchange.response?.kind === 'answered' ? shownBody(exchange.response.body) : { kind: 'none' }
}

function shownBody(body: Body): ShownBody {
  if (body.kind !== 'text' || body.text === '') return { kind: 'none' }
  const parsed = parseJson(body.text)
  // A bare number is shown as it is written.
  const isJson = parsed.kind === 'json' && typeof parsed.value !== 'number'
  return isJson ? { ...parsed, text: body.text } : { kind: 'text', text: body.text }
}
