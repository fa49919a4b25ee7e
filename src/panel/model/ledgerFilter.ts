import { isOwnSend } from '../../core/exchange/exchange.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isOfDialect, type Filter } from '../../core/ledger/filter.ts'
import { originMarks } from '../../core/ledger/marks.ts'
import { IMPORTED_MARK, OTHER_ORIGIN, type Mark } from '../../core/ledger/status.ts'
import { callLine, judgementOf } from './callLine.ts'
import type { Text } from './createText.ts'
import { memoizePerText } from './memoizePerText.ts'

/**
 * Whether a call passes a filter: by its text, by what it requests or reports, and by its origin. Other statuses, and
 * tokens, belong to the ledger's rows and do not apply to calls.
 */
export function callPasses(read: ParsedExchange, filter: Filter, text: Text): boolean {
  const asked = filter.statuses.filter(status => status === IMPORTED_MARK || status === OTHER_ORIGIN)
  return (asked.length === 0 || hasMark(read, asked)) && wordsPass(read, filter, text)
}

function hasMark({ exchange }: ParsedExchange, marks: readonly Mark[]): boolean {
  return originMarks(exchange).some(mark => marks.includes(mark))
}

function wordsPass(read: ParsedExchange, filter: Filter, text: Text): boolean {
  const { words, kinds } = filter
  if (!isOfDialect(read, filter)) return false
  const { kind } = callLine(read, text)
  if (kinds.length > 0 && !kinds.some(wanted => kind.split(', ').includes(wanted))) return false
  return words.length === 0 || containsAll(callText(read, text), words)
}

/** Whether a send passes a filter: like a call, and also by the status of its outcome. */
export function sentPasses(read: ParsedExchange, filter: Filter, text: Text): boolean {
  const { statuses } = filter
  const outcome = judgementOf(read)
  const isAsked = statuses.length === 0 || statuses.some(status => status === outcome) || hasMark(read, statuses)
  return isAsked && wordsPass(read, filter, text)
}

function containsAll(text: string, words: readonly string[]): boolean {
  return words.every(word => text.includes(word))
}

const callText = memoizePerText((read: ParsedExchange, text: Text): string => {
  const { kind, source, locations, status } = callLine(read, text)
  const { file = '', frame } = read.exchange
  const outcome = isOwnSend(read.exchange) ? [text.outcome(read)] : []
  const origin = [...originMarks(read.exchange), file, frame?.origin ?? '']
  return [kind, `source:${source}`, locations, `status:${status}`, ...outcome, ...origin].join('\n').toLowerCase()
})
