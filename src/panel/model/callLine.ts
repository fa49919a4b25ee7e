import { isCut } from '../../core/exchange/cut.ts'
import { isBodyCut, isDated, isHeld, type Body, type Exchange } from '../../core/exchange/exchange.ts'
import { isImported } from '../../core/exchange/imported.ts'
import { locationName } from '../../core/dialect/location.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isError } from '../../core/dialect/problem.ts'
import type { Text } from './createText.ts'
import { memoizePerText } from './memoizePerText.ts'

/** An exchange as shown in the grid of calls or of sent notifications. */
export interface CallLine {
  time: string
  /** How it was seen; for an imported exchange, how according to the file. */
  source: string
  /** What it requests or reports: execute, prefetch, display, click. */
  kind: string
  locations: string
  status: string
  isFailure: boolean
  duration: string
}

type CallWords = Pick<Text, 't' | 'moment' | 'duration'>

/** Writes an exchange; the result is remembered. */
export const callLine = memoizePerText(writeCall)

function writeCall(read: ParsedExchange, text: CallWords): CallLine {
  const { exchange, dialect } = read
  const { kinds, locations } = dialect.summarise(read)
  const names = locations.map(locationName)
  return {
    time: text.moment(isDated(exchange) ? read.time : undefined),
    source: sourceText(exchange),
    kind: [...new Set(kinds)].join(', '),
    locations: [...new Set(names)].join(', '),
    status: statusText(read, text.t),
    isFailure: read.problems.some(isError),
    duration: read.duration === undefined ? '' : text.duration(read.duration),
  }
}

function statusText(read: ParsedExchange, t: Text['t']): string {
  const { request, response } = read.exchange
  if (isHeld(read.exchange)) return t('heldCall')
  if (!response) return t(request?.source === 'beacon' ? 'unreadable' : isOfFile(read) ? 'notStated' : 'pending')
  if (response.kind === 'failed') return t('failed')
  const status = read.status ?? response.status
  return status === 0 && isOfFile(read) ? t('notStated') : String(status)
}

/** How an exchange was seen. A file's claim about that was not seen here. */
export function sourceText(exchange: Exchange): string {
  const { source } = exchange.request ?? {}
  if (!isImported(exchange)) return source ?? ''
  return source === undefined || source === 'import' ? 'import' : `import (${source})`
}

/** Whether everything known comes from a file. */
export function isOfFile({ exchange }: ParsedExchange): boolean {
  return isImported(exchange)
}

/** An answer in a few words: its status, duration and size. */
export function answerSummary(read: ParsedExchange, text: Text, locale: string): string {
  const { duration } = callLine(read, text)
  const answer = read.exchange.response
  const status = bothStatuses(read, text)
  const size = answer?.kind === 'answered' && answer.body.kind === 'text' ? sizeText(answer.body, text.t, locale) : ''
  return [status, duration, size].filter(part => part !== '').join(', ')
}

/** The HTTP status, and the body's status where it differs. */
export function bothStatuses(read: ParsedExchange, text: CallWords): string {
  const { response } = read.exchange
  const ofBody = read.bodyStatus
  if (response?.kind !== 'answered' || ofBody === undefined || ofBody === response.status) {
    return callLine(read, text).status
  }
  if (response.status === 0) return text.t('statusOfBody', String(ofBody))
  return text.t('bothStatuses', String(response.status), String(ofBody))
}

/** Only the number of characters is known of a cut body. */
function sizeText(body: Extract<Body, { kind: 'text' }>, t: Text['t'], locale: string): string {
  const number = new Intl.NumberFormat(locale)
  if (body.isLonger) return t('charactersMore', number.format(body.length))
  if (isBodyCut(body)) return t('characters', number.format(body.length))
  return t('bytes', number.format(new TextEncoder().encode(body.text).length))
}

/** Whether only part of its URL is shown. */
export function isUrlCut({ exchange }: ParsedExchange): boolean {
  return isCut(exchange.request?.url ?? '')
}
