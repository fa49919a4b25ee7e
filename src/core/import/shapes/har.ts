import type { Body, ResponseSide } from '../../exchange/exchange.ts'
import { authorityOf } from '../../exchange/host.ts'
import { LAST_TIME } from '../../exchange/numberSchemas.ts'
import { member, parseJson } from '../../json/json.ts'
import { isTargetCall, readHarCall, type HarCall } from '../../network/harEntry.ts'
import { utf8Length } from '../../utf8Length.ts'
import { fromBase64, fromUtf8 } from '../bytes.ts'
import { findingAt, type ImportFinding } from '../finding.ts'
import type { ImportRefusal, NextOf, ReadShape, Recognised } from '../importing.ts'
import { exportHint } from './harTools.ts'

/** A browser's whole network log, or that of a proxy: its calls to Target. */
export const readHarLog: ReadShape = (value, next) => {
  const log = member(value, 'log')
  const entries = member(log, 'entries')
  return Array.isArray(entries) ? readEntries(entries, next, member(member(log, 'creator'), 'name')) : undefined
}

/** One entry of a network log, as _Copy as HAR entry_ writes it. */
export const readHarEntryShape: ReadShape = (value, next) => {
  return readHarCall(value) ? readEntries([value], next, undefined) : undefined
}

function readEntries(entries: readonly unknown[], next: NextOf, tool: unknown): Recognised | ImportRefusal {
  const read = entries.map(entry => ({ entry, call: readHarCall(entry) }))
  const own = read.flatMap(({ entry, call }) => (call && isTargetCall(call) ? [{ entry, call }] : []))
  const encrypted = [...new Set(read.flatMap(({ call }) => (call?.method === 'CONNECT' ? hostOf(call.url) : [])))]
  if (own.length === 0) return { kind: 'har', ...(encrypted.length > 0 && { encrypted }) }
  const steps = own.flatMap(({ entry, call }) => stepsOf(call, entry, next))
  return { steps, findings: findingsOf(steps, { encrypted, tool }) }
}

function hostOf(url: string): string {
  return authorityOf(url) ?? url.replace(/^\/\//, '')
}

type Steps = Recognised['steps']

function findingsOf(
  steps: Steps,
  { encrypted, tool }: { encrypted: readonly string[]; tool: unknown },
): ImportFinding[] {
  const requests = steps.flatMap(step => (step.kind === 'request' ? [step.request] : []))
  const answers = steps.flatMap(step =>
    step.kind === 'response' && step.response.kind === 'answered' ? [step.response] : [],
  )
  const counts = {
    noRequestBody: requests.filter(({ method, body }) => method === 'POST' && body.kind !== 'text').length,
    noAnswerBody: answers.filter(({ body }) => body.kind === 'unreadable').length,
    cutBody: [...requests, ...answers].filter(({ body }) => body.kind === 'text' && body.length > body.text.length)
      .length,
  } as const
  const lacking = Object.entries(counts).flatMap(([code, count]) =>
    count === 0 ? [] : [{ kind: 'left out' as const, code: code as keyof typeof counts, values: [], count }],
  )
  const hint = lacking.length === 0 ? [] : [{ kind: 'left out' as const, code: exportHint(tool), values: [], count: 1 }]
  const undecrypted = encrypted.length === 0 ? [] : [findingAt('left out', 'encrypted', encrypted)]
  return [...lacking, ...hint, ...undecrypted]
}

function stepsOf({ time: startedAt, body, ...facts }: HarCall, entry: unknown, next: NextOf): Steps {
  const { time: now, ...of } = next()
  const [time, undated] = startedAt === undefined ? [now, true as const] : [startedAt]
  const { method, url } = facts
  const response = responseOf(facts, entry, { time: Math.min(LAST_TIME, time + facts.duration), undated })
  return [
    { ...of, kind: 'request', request: { source: 'import', time, method, url, body, undated } },
    ...(response ? [{ ...of, kind: 'response' as const, response }] : []),
    { ...of, kind: 'facts', network: { ...facts, time, id: of.exchangeId } },
  ]
}

/** Undefined if the entry has neither an answer nor a reason for its absence. */
function responseOf(
  { status, failure }: Pick<HarCall, 'status' | 'failure'>,
  entry: unknown,
  { time, undated }: { time: number; undated: true | undefined },
): ResponseSide | undefined {
  if (status > 0) {
    const body = contentOf(member(entry, 'response'))
    const isEmpty = body.kind === 'unreadable' && (status === 204 || status === 304)
    return { kind: 'answered', time, status, body: isEmpty ? { kind: 'none' } : body, undated }
  }
  return failure === undefined ? undefined : { kind: 'failed', time, reason: failure }
}

/** Tools give the reason for a missing text as a comment. */
function contentOf(response: unknown): Body {
  const content = member(response, 'content')
  const [written, encoding, size, comment] = ['text', 'encoding', 'size', 'comment'].map(name => member(content, name))
  if (typeof written !== 'string') {
    if (size === 0 || content === undefined) return { kind: 'none' }
    const reason = typeof comment === 'string' && comment !== '' ? comment : 'not in the network log'
    return { kind: 'unreadable', reason }
  }
  const text = encoding === 'base64' ? decoded(written) : written
  const missing = typeof size === 'number' && parseJson(text).kind !== 'json' ? size - utf8Length(text) : 0
  return { kind: 'text', text, length: text.length + Math.max(0, Math.trunc(missing)) }
}

function decoded(written: string): string {
  const bytes = fromBase64(written)
  return (bytes === undefined ? undefined : fromUtf8(bytes)) ?? written
}
