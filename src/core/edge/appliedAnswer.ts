import type { AppliedAnswer } from '../dialect/dialect.ts'
import { digest } from '../digest.ts'
import { member, memberText, parseObject, toJson } from '../json/json.ts'

/**
 * An answer that was given to `applyResponse`, from its JSON. Its request id identifies it; without one, its handles do, by
 * a digest, because ids are exported as they are.
 */
export function toAppliedAnswer(json: string): AppliedAnswer {
  const answer = parseObject(json)
  return { id: memberText(answer, 'requestId') || digest(toJson(member(answer, 'handle'), 0) ?? json), json }
}
