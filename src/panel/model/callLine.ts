import { isCut } from '../../core/delivery/cut.ts'
import { isBodyCut, isDated, requestBody, type Body, type Exchange } from '../../core/delivery/exchange.ts'
import { locationsOf } from '../../core/delivery/decision.ts'
import { isImported } from '../../core/delivery/imported.ts'
import { locationName } from '../../core/delivery/location.ts'
import { effectiveStatus, type ParsedExchange } from '../../core/delivery/read.ts'
import { parseJson } from '../../core/json.ts'
import { judge, type Judgement } from '../../core/notification/judge.ts'
import type { Text } from './createText.ts'
import { memoizePerText } from './memoizePerText.ts'

/** An exchange as it is written in the grid of calls, or of sent notifications. */
export interface CallLine {
  time: string
  /** How it was seen; of what came in a file, how the file says that it was. */
  source: string
  /** What it asks for or tells: execute, prefetch, display, click. */
  kind: string
  locations: string
  status: string
  isFailure: boolean
  duration: string
}

type CallWords = Pick<Text, 't' | 'moment' | 'duration'>

/** Writes an exchange, once. */
export const callLine = memoizePerText(writeCall)

function writeCall(read: ParsedExchange, text: CallWords): CallLine {
  const { request, exchange } = read
  const kinds = [
    ...(request?.execute ? ['execute'] : []),
    ...(request?.prefetch ? ['prefetch'] : []),
    ...(request?.notifications ?? []).map(({ type }) => type ?? ''),
  ]
  const names = locationsOf(request).map(locationName)
  return {
    time: text.moment(isDated(exchange) ? read.time : undefined),
    source: sourceText(exchange),
    kind: [...new Set(kinds)].join(', '),
    locations: [...new Set(names)].join(', '),
    status: statusText(read, text.t),
    isFailure: read.problems.length > 0,
    duration: read.duration === undefined ? '' : text.duration(read.duration),
  }
}

function statusText(read: ParsedExchange, t: Text['t']): string {
  const { request, response } = read.exchange
  if (!response) return t(request?.source === 'beacon' ? 'unreadable' : isOfFile(read) ? 'notSaid' : 'pending')
  if (response.kind === 'failed') return t('failed')
  const status = effectiveStatus(read) ?? response.status
  return status === 0 && isOfFile(read) ? t('notSaid') : String(status)
}

/** How an exchange was seen. What a file says of that was not seen here. */
export function sourceText(exchange: Exchange): string {
  const { source } = exchange.request ?? {}
  if (!isImported(exchange)) return source ?? ''
  return source === undefined || source === 'import' ? 'import' : `import (${source})`
}

/** Whether nothing is known but what a file says. */
export function isOfFile({ exchange }: ParsedExchange): boolean {
  return isImported(exchange)
}

/** An answer in a few words: its status, how long it took, how much it is. */
export function answerSummary(read: ParsedExchange, text: Text, locale: string): string {
  const { duration } = callLine(read, text)
  const answer = read.exchange.response
  const status = bothStatuses(read, text)
  const size = answer?.kind === 'answered' && answer.body.kind === 'text' ? sizeText(answer.body, text.t, locale) : ''
  return [status, duration, size].filter(part => part !== '').join(', ')
}

/** HTTP's status, and the body's beside it where they differ. */
export function bothStatuses(read: ParsedExchange, text: CallWords): string {
  const { response } = read.exchange
  const ofBody = read.response?.status
  if (response?.kind !== 'answered' || ofBody === undefined || ofBody === response.status) {
    return callLine(read, text).status
  }
  if (response.status === 0) return text.t('statusOfBody', String(ofBody))
  return text.t('bothStatuses', String(response.status), String(ofBody))
}

/** Of a body that is cut only the characters are known. */
function sizeText(body: Extract<Body, { kind: 'text' }>, t: Text['t'], locale: string): string {
  const number = new Intl.NumberFormat(locale)
  if (body.isLonger) return t('charactersMore', number.format(body.length))
  if (isBodyCut(body)) return t('characters', number.format(body.length))
  return t('bytes', number.format(new TextEncoder().encode(body.text).length))
}

/** What came of a send, for its shape and colour. */
export function judgementOf(read: ParsedExchange): Judgement['kind'] {
  return judge(read).kind
}

/** A body to be shown: as JSON where it is JSON, else as its text, or the word why there is none. */
export type ShownBody =
  { kind: 'json'; value: unknown; text: string } | { kind: 'text'; text: string } | { kind: 'none' }

export function shownRequest({ exchange }: ParsedExchange): ShownBody {
  return shownBody(requestBody(exchange))
}

export function shownResponse({ exchange }: ParsedExchange): ShownBody {
  return exchange.response?.kind === 'answered' ? shownBody(exchange.response.body) : { kind: 'none' }
}

function shownBody(body: Body): ShownBody {
  if (body.kind !== 'text' || body.text === '') return { kind: 'none' }
  const parsed = parseJson(body.text)
  // A number that stands alone is shown as it is written.
  const isJson = parsed.kind === 'json' && typeof parsed.value !== 'number'
  return isJson ? { ...parsed, text: body.text } : { kind: 'text', text: body.text }
}

/** Whether the URL that it was made to is shown only in part. */
export function isUrlCut({ exchange }: ParsedExchange): boolean {
  return isCut(exchange.request?.url ?? '')
}
