import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { placeOf } from '../../core/dialect/location.ts'
import { callOfRow, type Row, type Verdict } from '../../core/ledger/row.ts'
import { redactReason } from '../../core/redaction/redactReason.ts'
import { redactText } from '../../core/redaction/redactText.ts'
import type { HistoryStep } from '../../core/export/exportTexts.ts'
import { NOT_RENDERED } from '../../core/ledger/status.ts'
import type { Text } from './createText.ts'
import { expectedSentence } from './expectedText.ts'
import { originFacts } from './originNotes.ts'
import { rowHistory } from './rowHistory.ts'

/**
 * Everything about a row that a developer needs, as plain text for a ticket; values in full, but without credentials.
 */
export function ticketText(row: Row, callNumber: (read: ParsedExchange) => number, text: Text): string {
  const { t } = text
  const reads = [
    ...row.decisions.map(({ read }) => read),
    ...row.notifications.map(({ notification }) => notification.read),
  ]
  const page = reads.find(({ pageUrl }) => pageUrl !== undefined)?.pageUrl
  const call = callOfRow(row)
  const lines: [name: string, value: string | undefined][] = [
    ...(call ? originFacts(call.exchange, text).map(redacted) : []),
    [t('page'), page && redactText(page)],
    [t('location'), text.place(placeOf(row))],
    [t('display'), verdictText(row.display, text)],
    [t('click'), verdictText(row.click, text)],
    [t('offer'), row.isNotRendered ? NOT_RENDERED : undefined],
    [t('token'), row.token],
    [call?.dialect.stateName ?? t('state'), row.state],
    [t('note'), row.note && redactText(row.note)],
  ]
  const named = lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
  const calls = historySteps(row, callNumber, text).map(
    ({ when, what, call }) => `- ${[when, what, call].filter(part => part !== '').join(', ')}`,
  )
  return [...named, '', `${t('calls')}:`, ...calls].join('\n')
}

function redacted([name, value]: [name: string, value: string]): [name: string, value: string] {
  return [name, redactText(value)]
}

function verdictText(verdict: Verdict | undefined, text: Text): string | undefined {
  if (!verdict) return undefined
  const expected = expectedSentence(verdict, text)
  const sentences = verdict.reasons.map(redactReason).map(text.reason)
  return [verdict.status, ...sentences, ...(expected === undefined ? [] : [redactText(expected)])].join('\n  ')
}

/** What happened to a row, oldest first, without credentials. */
export function historySteps(row: Row, callNumber: (read: ParsedExchange) => number, text: Text): HistoryStep[] {
  return rowHistory(row, callNumber, text).map(({ read, date, what, source, status }) => {
    const { method = '', url = '' } = read.exchange.request ?? {}
    const call = [source, method, redactText(url)].filter(part => part !== '').join(' ')
    return { when: date, what: status === undefined ? what : `${what}, ${status}`, call }
  })
}
