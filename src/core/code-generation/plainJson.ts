import { toJson } from '../json.ts'
import { code, type RequestDraft, type Written } from './format.ts'

/** The body as JSON that people read; a text that is no JSON object stays as it is. */
export function toPlainJson({ text, body }: RequestDraft): Written {
  const pretty = body && toJson(body)
  return pretty === undefined ? { kind: 'code', text } : code([pretty])
}
