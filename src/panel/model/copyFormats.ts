import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Format, RequestDraft } from '../../core/dialect/copyFormat.ts'
import { isBodyCut, requestBody } from '../../core/exchange/exchange.ts'
import { parseObject } from '../../core/json/json.ts'
import type { Draft } from './createDraft.ts'

/** A request as code of one format, or why that format cannot express it. */
export interface CopyFormat {
  name: string
  hint: string | undefined
  text: string | undefined
  /** The code of the reason. */
  why: string | undefined
  /** It begins a part of the menu. */
  isParted: boolean
}

/**
 * The draft in every format, exactly as it would be sent. `time` is ms since the epoch, `instance` the name of the page's
 * own instance of the library, where it is known.
 */
export function copyFormats(draft: Draft, time: number, instance?: string): CopyFormat[] {
  return inFormats({ ...draft.written(), time, instance }, draft.drafting.formats)
}

/** A recorded call in every format; undefined where its URL or the whole of its body is not known. */
export function callFormats({ exchange, time }: ParsedExchange, formats: readonly Format[]): CopyFormat[] | undefined {
  const url = exchange.request?.url ?? ''
  const body = requestBody(exchange)
  if (url === '' || body.kind !== 'text' || isBodyCut(body) || body.isLonger) return undefined
  return inFormats({ url, text: body.text, body: parseObject(body.text), time }, formats)
}

function inFormats(request: RequestDraft, formats: readonly Format[]): CopyFormat[] {
  return formats.map(format => {
    const written = format.write(request)
    const { name, hint, isParted = false } = format
    const common = { name, hint, isParted }
    return written.kind === 'code'
      ? { ...common, text: written.text, why: undefined }
      : { ...common, text: undefined, why: written.why }
  })
}
