import { toJson } from '../../json/json.ts'
import { code, type RequestDraft, type Written } from './format.ts'

/** The body as formatted JSON; a text that is not a JSON object stays unchanged. */
export function toPlainJson({ text, body }: RequestDraft): Written {
  const pretty = body && toJson(body)
  return pretty === undefined ? { kind: 'code', text } : code([pretty])
}
