import { judgeShared } from '../dialect/answer.ts'
import type { Judgement, ParsedExchange } from '../dialect/dialect.ts'
import { deliveryOf } from './read.ts'

/** Judges a send by its answer: it is acknowledged if every id comes back. */
export function judge(read: ParsedExchange): Judgement {
  const { answer, request } = deliveryOf(read)
  if (answer.kind !== 'read') return judgeShared(answer)
  const ids = (request?.notifications ?? []).map(({ id }) => id ?? '')
  const missing = ids.filter(id => !answer.echoed.has(id))
  return ids.length > 0 && missing.length === 0 ? { kind: 'acknowledged' } : { kind: 'not acknowledged', missing }
}
