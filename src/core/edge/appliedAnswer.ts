import type { AppliedAnswer } from '../dialect/dialect.ts'
import { member, memberText, parseObject, toJson } from '../json/json.ts'

/** An answer that was given to `applyResponse`, from its JSON. Its request id identifies it; without one, all of its handles do. */
export function toAppliedAnswer(json: string): AppliedAnswer {
  const answer = parseObject(json)
  return { id: memberText(answer, 'requestId') || (toJson(member(answer, 'handle'), 0) ?? json), json }
}
