import { startTime } from '../exchange/exchange.ts'
import { toJson } from '../json/json.ts'
import type { ExportContent } from './exportContent.ts'
import { toCallHar } from './callHar.ts'

/** The calls as a HAR 1.2 log, as JSON, oldest first; those without a URL are left out and counted in its comment. */
export function toHarLog({ exchanges, environment }: ExportContent): string {
  const ordered = exchanges.toSorted((a, b) => startTime(a) - startTime(b))
  const entries = ordered.flatMap(exchange => toCallHar(exchange) ?? [])
  const missing = exchanges.length - entries.length
  const log = {
    version: '1.2',
    creator: { name: 'Mbox Inspector', version: environment.version },
    pages: [],
    entries,
    ...(missing > 0 && { comment: `Left out, because they have no URL: ${missing}.` }),
  }
  return toJson({ log }) ?? ''
}
