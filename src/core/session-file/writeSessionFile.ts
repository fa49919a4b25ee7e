import * as v from 'valibot'
import type { Exchange } from '../exchange/exchange.ts'
import type { ExportContent } from '../export/exportContent.ts'
import { rowsOf } from '../export/rewriteContent.ts'
import { toJson } from '../json/json.ts'
import type { MaskedKind } from '../masking/maskedKind.ts'
import { redactContent } from '../redaction/redactContent.ts'
import { ExchangeSchema, FORMAT, VERSION, type SessionFile } from './sessionFile.ts'

/**
 * Writes everything that an export contains as a file that `readSessionFile` reads, on this machine or another; without
 * credentials. `masked` are the kinds of values that `maskContent` has replaced in the content.
 */
export function writeSessionFile(content: ExportContent, masked: readonly MaskedKind[] = []): string {
  const redacted = redactContent(content)
  const { exchanges, events, rows, annotations, scenarios, environment, isPartial } = redacted
  const isSelection = rows.length < rowsOf(redacted).length
  const file: SessionFile = {
    format: FORMAT,
    version: VERSION,
    environment,
    masked: [...masked],
    ...(isPartial && { isPartial }),
    ...(isSelection && { rows: rows.map(({ id }) => id) }),
    exchanges: exchanges.map(withKnownMembers),
    events: [...events],
    annotations: [...annotations],
    scenarios: [...scenarios],
  }
  return toJson(file) ?? ''
}

/** Members that are only of use here are not written, such as the name of the file that an exchange came in. */
function withKnownMembers(exchange: Exchange): SessionFile['exchanges'][number] {
  const read = v.safeParse(ExchangeSchema, exchange)
  return read.success ? read.output : exchange
}
