import { annotateRows } from '../annotation/annotateRows.ts'
import type { Expectation } from '../annotation/annotation.ts'
import type { SentNotification } from '../dialect/dialect.ts'
import type { Event } from '../dialect/event.ts'
import { placeOf } from '../dialect/location.ts'
import { isDated } from '../exchange/exchange.ts'
import { groupBy } from '../groupBy.ts'
import { toJson } from '../json/json.ts'
import { callOfRow, type Row } from '../ledger/row.ts'
import { markdownText } from '../toMarkdown.ts'
import type { ExportContent } from './exportContent.ts'
import type { ExportTexts } from './exportTexts.ts'
import { expectationOf, wantedOf, type CorrectReport } from './wanted.ts'

/** Characters of one payload; a longer one is cut, with a sentence that states it. */
const MAX_PAYLOAD = 20_000

const EVENTS: readonly Event[] = ['display', 'click']

/** The rows as a bug report in Markdown: where it was seen, how to see it again, and of each row what is wrong. */
export function toBugReport(content: ExportContent, texts: ExportTexts): string {
  const rows = annotateRows(content.rows, content.annotations)
  const parts = [
    `## ${titleOf(rows, texts)}\n`,
    environmentOf(content, texts),
    stepsOf(rows, texts),
    ...rows.map(row => rowReport(row, texts)),
  ]
  return parts.filter(part => part !== '').join('\n')
}

function titleOf(rows: readonly Row[], { t, place, row: shownRow }: ExportTexts): string {
  const [row] = rows
  if (!row || rows.length > 1) return t('exportReport', String(rows.length))
  const statuses = EVENTS.flatMap(event => {
    const verdict = row[event]
    return verdict ? [`${t(event)} ${verdict.status}`] : []
  })
  return t(
    'exportReportOf',
    markdownText(place(placeOf(row))),
    statuses.join(', ') || markdownText(shownRow(row).offer),
  )
}

function environmentOf({ environment, rows }: ExportContent, texts: ExportTexts): string {
  const { t, date } = texts
  const pages = pagesOf(rows)
  const facts = [
    ...(pages.length > 0 ? pages : [environment.pageUrl ?? t('notStated')]).map(
      url => [t('page'), codeSpan(url)] as const,
    ),
    [t('exportBrowser'), codeSpan(environment.userAgent ?? t('notStated'))],
    ['Mbox Inspector', t('exportVersion', markdownText(environment.version))],
    [t('exportTime'), date(environment.time)],
  ]
  return section(t('exportEnvironment'), list(facts))
}

/** The pages of the rows, each once. */
function pagesOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap(row => callOfRow(row)?.pageUrl ?? []))]
}

function stepsOf(rows: readonly Row[], { t, place }: ExportTexts): string {
  const pages = pagesOf(rows)
  const shown = rows.filter(({ location, notifications }) => location.kind === 'view' && notifications.length > 0)
  const clicked = rows.filter(({ notifications }) => notifications.some(({ event }) => event === 'click'))
  const steps = [
    ...pages.map(url => t('exportOpenPage', codeSpan(url))),
    ...unique(shown.map(row => t('exportStepView', markdownText(place(placeOf(row)))))),
    ...unique(clicked.map(row => t('exportStepClick', markdownText(place(placeOf(row)))))),
    t('exportStepRead'),
  ]
  const lines = steps.map((step, index) => `${index + 1}. ${step}\n`)
  return section(t('exportSteps'), lines.join(''))
}

function rowReport(row: Row, texts: ExportTexts): string {
  const { t, place, row: shownRow, history } = texts
  const { tag, offer } = shownRow(row)
  const verdicts = EVENTS.map(event => verdictLines(row, event, texts)).join('')
  const facts = [
    [t('offer'), markdownText([tag, offer].filter(part => part !== '').join(' '))],
    [t('token'), codeSpan(row.token)],
    [callOfRow(row)?.dialect.stateName ?? t('state'), codeSpan(row.state)],
    [t('exportNote'), markdownText(row.note ?? '')],
  ]
  const calls = history(row).map(({ when, what, call }) => {
    const parts = [when, markdownText(what), codeSpan(call)]
    return `- ${parts.filter(part => part !== '').join(', ')}\n`
  })
  return [
    `### ${markdownText(place(placeOf(row)))}\n\n`,
    verdicts,
    list(facts.filter(([, value]) => value !== '')),
    `\n${t('calls')}:\n\n${calls.join('')}`,
    ...payloadsOf(row, texts),
  ].join('')
}

function verdictLines(row: Row, event: Event, texts: ExportTexts): string {
  const verdict = row[event]
  if (!verdict) return ''
  const { t, reason } = texts
  const expectation = expectationOf(row, event)
  const wanted = wantedOf(row, event, expectation)
  const sentences = verdict.reasons.map(one => `  - ${markdownText(reason(one))}\n`)
  const should = wanted ? [`  - ${t('exportWanted')}: ${wantedText(wanted, texts)}\n`] : []
  const expected = expectation ? [`  - ${expectationText(expectation, texts)}\n`] : []
  return [`- ${t(event)}: **${verdict.status}**\n`, ...sentences, ...should, ...expected].join('')
}

function wantedText(wanted: CorrectReport, { t }: ExportTexts): string {
  return wanted.kind === 'times' ? t('exportWanted_times', String(wanted.count)) : t(`exportWanted_${wanted.kind}`)
}

function expectationText({ status, reason, author }: Expectation, { t }: ExportTexts): string {
  const who = author === '' ? '' : ` ${t('exportExpectationBy', markdownText(author))}`
  const why = reason === '' ? '' : ` – ${markdownText(reason)}`
  return `${t('exportExpectation')}: ${markdownText(status)}${who}${why}`
}

/** What was delivered, as its newest answer has it, and each notification. */
function payloadsOf(row: Row, texts: ExportTexts): string[] {
  const { t, date } = texts
  const newest = row.decisions.at(-1)
  const sent = [...row.notifications.map(({ notification }) => notification), ...row.own]
  const requests = [...groupBy(sent, payloadKey).values()].flatMap(([first]) => first ?? [])
  return [
    ...(newest ? [payload(t('exportDelivered'), newest.raw, texts)] : []),
    ...requests.map(({ read, raw, time }) =>
      payload(
        [t('exportNotification'), isDated(read.exchange) ? date(time) : ''].filter(Boolean).join(', '),
        raw,
        texts,
      ),
    ),
  ]
}

function payloadKey({ read, index }: SentNotification): string {
  return `${read.exchange.id} ${index}`
}

function payload(name: string, value: unknown, { t }: ExportTexts): string {
  const text = toJson(value) ?? ''
  const cut = text.length > MAX_PAYLOAD
  const shown = cut ? text.slice(0, MAX_PAYLOAD) : text
  const after = cut ? `\n${t('exportPayloadCut', String(text.length), String(MAX_PAYLOAD))}\n` : ''
  return `\n${name}:\n\n${fenced(shown)}${after}`
}

/** A code block that its content cannot end: its fence is longer than any in it (CommonMark 0.31, 4.5). */
export function fenced(text: string, language = 'json'): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}\n`
}

/** A text within a line that is shown as it is (CommonMark 0.31, 6.1); nothing for an empty one. */
function codeSpan(text = ''): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line === '') return ''
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`
}

function section(title: string, body: string): string {
  return `### ${title}\n\n${body}`
}

function list(facts: readonly (readonly [string, string] | readonly string[])[]): string {
  return facts.map(([name = '', value = '']) => `- ${name}: ${value}\n`).join('')
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
