import type { Body, ResponseSide } from '../../exchange/exchange.ts'
import { LAST_TIME } from '../../exchange/numberSchemas.ts'
import { member } from '../../json/json.ts'
import { isTargetCall, readHarCall, type HarCall } from '../../network/harEntry.ts'
import { fromBase64, fromUtf8 } from '../bytes.ts'
import type { NextOf, ReadShape, Recognised } from '../importing.ts'

/** A browser's whole network log, or that of a proxy: its calls to Target. */
export const readHarLog: ReadShape = (value, next) => {
  const entries = member(member(value, 'log'), 'entries')
  return Array.isArray(entries) ? readEntries(entries, next) : undefined
}

/** One entry of a network log, as _Copy as HAR entry_ writes it. */
export const readHarEntryShape: ReadShape = (value, next) => {
  return readHarCall(value) ? readEntries([value], next) : undefined
}

function readEntries(entries: readonly unknown[], next: NextOf): Recognised | { kind: 'har' } {
  const steps = entries.flatMap(entry => {
    const call = readHarCall(entry)
    return call && isTargetCall(call) ? stepsOf(call, entry, next) : []
  })
  return steps.length === 0 ? { kind: 'har' } : { steps }
}

function stepsOf({ time: startedAt, body, ...facts }: HarCall, entry: unknown, next: NextOf): Recognised['steps'] {
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
  if (status !== 0) return { kind: 'answered', time, status, body: contentOf(member(entry, 'response')), undated }
  return failure === undefined ? undefined : { kind: 'failed', time, reason: failure }
}

function contentOf(response: unknown): Body {
  const content = member(response, 'content')
  const [written, encoding, size] = ['text', 'encoding', 'size'].map(name => member(content, name))
  if (typeof written !== 'string') {
    return size === 0 || content === undefined
      ? { kind: 'none' }
      : { kind: 'unreadable', reason: 'not in the network log' }
  }
  if (encoding !== 'base64') return { kind: 'text', text: written, length: written.length }
  const bytes = fromBase64(written)
  const text = (bytes === undefined ? undefined : fromUtf8(bytes)) ?? written
  return { kind: 'text', text, length: text.length }
}
