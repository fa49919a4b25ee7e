import { fromBase64 } from '../import/bytes.ts'
import { memberText, parseObject } from '../json/json.ts'

/** Activity and experience in the id of one of Target's propositions: `AT:` and base64 of a JSON object. */
export function readPropositionId(id: string | undefined): {
  activityId: string | undefined
  experienceId: string | undefined
} {
  const [, encoded = ''] = /^AT:(.+)$/.exec(id ?? '') ?? []
  const named = parseObject(fromBase64(encoded.replaceAll('-', '+').replaceAll('_', '/')) ?? '')
  return {
    activityId: memberText(named, 'activityId') || undefined,
    experienceId: memberText(named, 'experienceId') || undefined,
  }
}
