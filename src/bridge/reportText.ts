import * as v from 'valibot'
import { MAX_METHOD_CHARACTERS, MAX_URL_CHARACTERS, shorten } from '../core/exchange/cut.ts'
import { methodName } from '../core/exchange/methodName.ts'
import { ReportSchema, type Report } from './report.ts'
import { unreadableReason } from './unreadable.ts'

/*
 * A report as the page observer writes it: its kind and its members in the order of `FIELDS`, one on each line, the body
 * last. It is not JSON: the observer would have to quote each body, and the page may patch what quoting looks up.
 *
 * A body is its kind and, on the next lines, its members: an `unreadable` body has its reason, as a word of
 * `unreadable.ts`; a `text` has its length and its text; a `beginning` has the same, and the whole text is longer. Only
 * the text of a body has line breaks: URLs have none, and a method is written as JSON.
 */

/** The members of each kind before its body, in order. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  request: ['call', 'time', 'transport', 'queued', 'url', 'method'],
  body: ['call', 'time'],
  response: ['call', 'time', 'status'],
  failure: ['call', 'time', 'reason'],
  'server state': ['number', 'time'],
  event: ['number', 'time', 'type'],
  'events left out': ['time', 'count'],
}

/** Reads a member's text, where it is not the value itself. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  call: toNumber,
  number: toNumber,
  time: toNumber,
  status: toNumber,
  count: toNumber,
  queued: text => (text === '' ? undefined : text === 'true'),
  url: text => shorten(text, MAX_URL_CHARACTERS),
  method: text => shorten(methodName(String(JSON.parse(text))), MAX_METHOD_CHARACTERS),
  reason: text => (Object.hasOwn(FAILURES, text) ? FAILURES[text] : text),
}

/** Why a call failed, by the platform's name for it. */
const FAILURES: Readonly<Record<string, string>> = {
  error: 'network',
  AbortError: 'abort',
  TimeoutError: 'timeout',
}

/** Parses a report's text, of unknown content; undefined when it is not a report. */
export function parseReport(text: string): Report | undefined {
  try {
    const [kind, rest] = splitLine(text)
    const report: Record<string, unknown> = { kind }
    let left = rest
    for (const name of Object.hasOwn(FIELDS, kind) ? (FIELDS[kind] ?? []) : []) {
      const [value, next] = splitLine(left ?? '')
      const member = (READERS[name] ?? String)(value)
      if (member !== undefined) report[name] = member
      left = next
    }
    if (left !== undefined) report[kind === 'event' ? 'detail' : 'body'] = readBody(left)
    const parsed = v.safeParse(ReportSchema, report)
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

function readBody(text: string): unknown {
  const [kind, rest = ''] = splitLine(text)
  if (kind === 'unreadable') return { kind, reason: unreadableReason(rest) }
  if (kind !== 'text' && kind !== 'beginning') return { kind }
  const [length, content = ''] = splitLine(rest)
  const body = { kind: 'text', text: content, length: toNumber(length) }
  return kind === 'beginning' ? { ...body, isLonger: true } : body
}

/** The first line, and what follows its break. */
function splitLine(text: string): [line: string, rest: string | undefined] {
  const end = text.indexOf('\n')
  return end < 0 ? [text, undefined] : [text.slice(0, end), text.slice(end + 1)]
}

function toNumber(text: string): number {
  return /^[\d.e+-]+$/.test(text) ? Number(text) : NaN
}
