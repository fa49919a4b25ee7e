import type { Exchange } from '../../core/exchange/exchange.ts'
import type { Problem, BodySide } from '../../core/dialect/problem.ts'
import type { Event } from '../../core/dialect/event.ts'
import type { RowLocation } from '../../core/dialect/location.ts'
import type { Reason, ReasonValue } from '../../core/dialect/reason.ts'
import { isTime } from '../../core/exchange/numberSchemas.ts'
import { WITHHELD } from '../../core/network/networkCall.ts'
import { outcomeText } from '../../core/dialect/outcomeText.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Finding } from '../../core/dialect/finding.ts'
import type { SendRefusal } from '../../bridge/sendRefusal.ts'
import type { Mark } from '../../core/ledger/status.ts'
import type { Host, MessageKey } from '../host/host.ts'
import { ANSWER_TIMEOUT, RELAY_GRACE } from './sendTimeouts.ts'
import { durationText } from './durationText.ts'

/** Every text on screen, in the browser's language. */
export interface Text {
  t: Host['message']
  /** A count with its noun, for messages with a separate form for one; other counts in it follow. */
  count: (key: CountKey, count: number, ...others: number[]) => string
  /**
   * Time of day with ms, from ms since the epoch; the number itself where it is outside ECMAScript's range of dates.
   */
  time: (ms: number) => string
  /** Time of day in hours and minutes, from ms since the epoch; the empty text for anything that is not a time. */
  minute: (ms: number) => string
  /** Time of day with ms, or the empty text where no time is known. */
  moment: (ms: number | undefined) => string
  /** Date and time of day with ms; the empty text for anything that is not a time. */
  date: (ms: number) => string
  /** A duration, given in ms, in its largest units: ms, s, min, h or d. */
  duration: (ms: number) => string
  reason: (reason: Reason) => string
  /** A location as sentences name it. */
  place: (place: RowLocation) => string
  problem: (problem: Problem) => string
  finding: (finding: Finding) => string
  /** The source of a finding, for its second line. */
  source: (source: string) => string
  /**
   * The message of a code that a protocol defines, such as `fault_CODE`; where the catalogue has no message, the code and the
   * values.
   */
  coded: (key: string, ...values: string[]) => string
  /** What a mark of a row means, in a sentence. */
  meaning: (mark: Mark) => string
  /** The outcome of a send, exactly as the design names it. */
  outcome: (read: ParsedExchange) => string
  /** The outcome, explained in a sentence. */
  outcomeReason: (read: ParsedExchange) => string
}

export type CountKey =
  | 'frames'
  | 'emptyFilterHidden'
  | 'exchanges'
  | 'leftOut'
  | 'missedDocuments'
  | 'held'
  | 'notSent'
  | 'exported'
  | 'exportedRows'
  | 'exportRows'
  | 'exportCalls'
  | 'exportLeftOut'
  | 'exportMaskedTimes'
  | 'rowsSelected'
  | 'copyRows'
  | 'copiedRows'
  | 'imported'
  | 'importedPartly'
  | 'importUnreadableExchanges'
  | 'importRows'
  | 'restored'
  | 'restoredPartly'
  | 'findingCount'
  | 'foldedFields'
  | 'foldedItems'
  | 'paritySaved'
  | 'elementsFound'

const SIDES: Record<BodySide, MessageKey> = { request: 'sideRequest', response: 'sideResponse' }

/**
 * Creates the texts of a host's language. `show` formats each value of a sentence once: a sentence within another is
 * not formatted again.
 */
export function createText({ message, locale }: Pick<Host, 'message' | 'locale'>, show = asItIs): Text {
  const t: Host['message'] = (key, ...values) => message(key, ...values.map(show))
  const number = new Intl.NumberFormat(locale)
  const ofDay = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' })
  const ofHour = new Intl.DateTimeFormat(locale, { timeStyle: 'short', hourCycle: 'h23' })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const time = (ms: number): string => (isTime(ms) ? `${ofDay.format(ms)}.${milliseconds(ms)}` : String(ms))
  const duration = (ms: number): string => durationText(ms, number)
  const place = ({ location, repeat }: RowLocation): string => {
    const name = 'name' in location ? t(`place_${location.kind}`, location.name) : t(`place_${location.kind}`)
    return repeat === undefined ? name : message('place_repeated', name, show(String(repeat.index)))
  }
  const valueText = (value: ReasonValue): string => {
    if (value === undefined) return ''
    if (typeof value === 'string') return show(value)
    if (typeof value === 'number') return time(value)
    if ('secret' in value) return show(value.secret)
    if ('cause' in value) return t(...noAnswerMessage(value.cause))
    return 'span' in value ? duration(value.span) : place(value)
  }
  const reason = ({ code, values }: Reason): string => {
    const [subject, ...others] = values
    const known = others.filter(value => value !== undefined)
    // A reason begins with its event or its place.
    const first = isEvent(subject) ? t(`event_${subject}`) : valueText(subject)
    const texts = [first, ...known.map(valueText)]
    return message(reasonKey(code, known.length < others.length), ...texts) || [code, ...texts].join(' ')
  }
  const coded: Text['coded'] = (key, ...values) =>
    t(codedKey(key), ...values) || [key.replace(/^[a-zA-Z]+_/, ''), ...values.map(show)].join(' ')
  const problem = (found: Problem): string => t(...problemMessage(found, t))
  return {
    t,
    count: (key, ...counts) => t(counts[0] === 1 ? `${key}One` : key, ...counts.map(count => number.format(count))),
    time,
    minute: ms => (isTime(ms) ? ofHour.format(ms) : ''),
    moment: ms => (ms === undefined ? '' : time(ms)),
    date: ms => (isTime(ms) && ms !== 0 ? `${day.format(ms)} ${time(ms)}` : ''),
    duration,
    reason,
    place,
    problem,
    finding: ({ what }) => {
      if (what.kind === 'problem') return problem(what.problem)
      return what.kind === 'reason' ? reason(what.reason) : coded(`rule_${what.code}`, ...what.values)
    },
    source: source => coded(`source_${source}`),
    coded,
    meaning: mark => coded(`meaning_${mark.replaceAll(' ', '_')}`),
    outcome: read => outcomeText(read.dialect.judge(read)),
    outcomeReason: read => t(...outcomeMessage(read)),
  }
}

function asItIs(value: string): string {
  return value
}

/** The reason's sentence, or its variant for an unknown value. */
function reasonKey(code: string, isIncomplete: boolean): MessageKey {
  return (isIncomplete ? `reason_${code}_without` : `reason_${code}`) as MessageKey
}

/** A key of the catalogue has letters, digits and `_` only. */
function codedKey(key: string): MessageKey {
  return key.replaceAll(/\W/g, '_') as MessageKey
}

function isEvent(value: ReasonValue): value is Event {
  return value === 'display' || value === 'click'
}

/** The part of a time below a second, also for times before 1970. */
function milliseconds(ms: number): string {
  const part = ((Math.floor(ms) % 1000) + 1000) % 1000
  return String(part).padStart(3, '0')
}

type Message = [key: MessageKey, ...values: string[]]

function problemMessage(problem: Problem, t: Host['message']): Message {
  const side = 'side' in problem ? t(SIDES[problem.side]) : ''
  switch (problem.kind) {
    case 'not json':
      return ['problem_notJson', side, String(problem.error.line), String(problem.error.column)]
    case 'not an object':
      return ['problem_notAnObject', side]
    case 'cut':
      return [
        problem.isLonger ? 'problem_cutLonger' : 'problem_cut',
        side,
        String(problem.length),
        String(problem.kept),
      ]
    case 'unreadable':
      return ['problem_unreadable', side, problem.reason]
    case 'field':
      if (problem.error.received === 'undefined') return ['problem_fieldMissing', side, problem.error.path]
      return ['problem_field', side, problem.error.path, problem.error.expected, problem.error.received]
    case 'empty':
      return ['problem_empty', side]
    case 'http status':
      return ['problem_httpStatus', String(problem.status), problem.message ?? t('noMessage')]
    case 'body status':
      return [
        'problem_bodyStatus',
        String(problem.httpStatus),
        String(problem.status),
        problem.message ?? t('noMessage'),
      ]
    case 'failed':
      return ['problem_failed', problem.reason]
    case 'unread by page':
      return ['problem_unreadByPage']
    case 'request not seen':
      return ['problem_requestNotSeen']
    case 'beacon not queued':
      return ['problem_beaconNotQueued']
    case 'reported':
      return reportedMessage(problem)
    case 'no handle':
      return ['problem_noHandle']
    case 'unknown handle':
      return ['problem_unknownHandle', problem.type]
  }
}

function reportedMessage({ severity, text, event }: Extract<Problem, { kind: 'reported' }>): Message {
  const key = severity === 'error' ? 'problem_reportedError' : 'problem_reportedWarning'
  return event === undefined ? [key, text] : [`${key}OfEvent`, text, String(event)]
}

function outcomeMessage(read: ParsedExchange): Message {
  const judgement = read.dialect.judge(read)
  const answer = read.exchange.response
  const status = answer?.kind === 'answered' ? String(answer.status) : ''
  switch (judgement.kind) {
    case 'sending':
      return ['outcomeSending']
    case 'acknowledged':
      return ['outcomeAcknowledged']
    case 'not acknowledged':
      return ['outcomeNotAcknowledged', status, judgement.missing.join(', ')]
    case 'unproven':
      return [judgement.why === 'cut' ? 'outcomeCut' : 'outcomeUnreadable', status]
    case 'rejected':
      if (judgement.message === undefined) return ['outcomeRejectedSilently', String(judgement.status)]
      return ['outcomeRejected', String(judgement.status), judgement.message]
    case 'accepted':
      if (judgement.warnings) return ['outcomeWarned', status, judgement.warnings.join(' ')]
      return [judgement.isRead ? 'outcomeReceived' : 'outcomeAccepted', status]
    case 'no answer':
      return noAnswerMessage(judgement.reason, read.exchange)
  }
}

/** The sentence for a send that was refused, by its {@link SendRefusal}. */
const REFUSALS: Readonly<Record<string, MessageKey>> = {
  'address cut': 'outcomeAddressCut',
  'address scheme': 'outcomeAddressScheme',
  'address user': 'outcomeAddressUser',
  'address host': 'outcomeAddressHost',
  'address path': 'outcomeAddressPath',
} satisfies Record<SendRefusal, MessageKey>

const PLAIN_REASONS: Readonly<Record<string, MessageKey>> = {
  aborted: 'outcomeAborted',
  'page gone': 'outcomeGone',
  'page left': 'outcomeLeft',
  offline: 'outcomeOffline',
  redirected: 'outcomeRedirected',
  'host withheld': 'outcomeHostWithheld',
  'no consent': 'outcomeNoConsent',
  'background gone': 'outcomeBackgroundGone',
}

/** Why no answer came; for a send, the exchange has the details. */
function noAnswerMessage(reason: string, send?: Exchange): Message {
  if (reason === 'timeout') return send ? ['outcomeTimeout', String(ANSWER_TIMEOUT / 1000)] : ['outcomeTimedOut']
  const plain = Object.hasOwn(PLAIN_REASONS, reason) ? PLAIN_REASONS[reason] : undefined
  if (plain) return [plain]
  const refusal = Object.hasOwn(REFUSALS, reason) ? REFUSALS[reason] : undefined
  if (refusal) return [refusal]
  if (reason === 'page policy') return pagePolicyMessage(send?.request?.url)
  if (reason === 'unreachable') return ['outcomeUnreachable', String((ANSWER_TIMEOUT + RELAY_GRACE) / 1000)]
  if (reason.startsWith('refused')) return ['outcomeRefused', reason.replace(/^refused:? ?/, '')]
  if (reason.startsWith(WITHHELD)) return ['outcomeWithheld', reason.slice(WITHHELD.length)]
  if (!/^network(?:$|:)/.test(reason)) return ['outcomeNetworkReason', reason]
  const network = send?.network
  const isUnexplained = reason === 'network' && network?.status === 0 && network.failure === undefined
  return [isUnexplained ? 'outcomeNetworkUnexplained' : 'outcomeNetwork']
}

function pagePolicyMessage(url: string | undefined): Message {
  if (url === undefined) return ['outcomePagePolicyAlone']
  return ['outcomePagePolicy', URL.canParse(url) ? new URL(url).host : url]
}
