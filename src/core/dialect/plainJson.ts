import { toJson } from '../json/json.ts'
import type { RequestDraft, Written } from './copyFormat.ts'

/** The body as formatted JSON; a text that is not a JSON object stays unchanged. */
export function toPlainJson({ text, body }: RequestDraft): Written {
  const pretty = body && toJson(body)
  return { kind: 'code', text: pretty === undefined ? text : `${pretty}\n` }
}
