import { rewriteContent } from '../export/rewriteContent.ts'
import type { ExportContent } from '../export/exportContent.ts'
import { redactBody, redactExchange } from './redactExchange.ts'
import { redactChange } from './redactChange.ts'
import { redactText } from './redactText.ts'

/** An export without credentials: what is exported in any format goes through this. */
export function redactContent(content: ExportContent): ExportContent {
  return rewriteContent(content, {
    exchange: redactExchange,
    event: event => ({ ...event, detail: redactBody(event.detail) }),
    text: redactText,
    token: redactText,
    change: redactChange,
    pageUrl: redactText,
  })
}
