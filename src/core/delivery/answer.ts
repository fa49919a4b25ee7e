import { sharedAnswer, type SharedAnswer } from '../dialect/answer.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { DeliveryResponse } from './schema.ts'

/** What an answer shows about the notifications in its request. */
export type Answer =
  | SharedAnswer
  /** `echoed` are the ids that it repeats: these notifications were processed (OpenAPI). */
  | { kind: 'read'; echoed: ReadonlySet<string> }

/** Interprets an answer; `response` is its body as far as it was understood. */
export function interpretAnswer(
  exchange: Pick<Exchange, 'request' | 'response'>,
  response: DeliveryResponse | undefined,
): Answer {
  const shown = sharedAnswer(exchange, { status: response?.status, message: response?.message })
  if (shown.kind !== 'whole') return shown
  if (shown.text.trim() === '') return { kind: 'silent' }
  return response ? { kind: 'read', echoed: echoedIds(response) } : { kind: 'unproven', why: 'unreadable' }
}

function echoedIds({ notifications = [] }: DeliveryResponse): ReadonlySet<string> {
  return new Set(notifications.flatMap(({ id }) => id ?? []))
}
