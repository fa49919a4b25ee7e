import type { DocumentInfo, Entry } from '../../bridge/messages.ts'
import { sendRefusal } from '../../bridge/sendRefusal.ts'
import { readHeldPart, type HeldPart } from '../../core/exchange/heldCall.ts'
import { HELD_EVENT } from '../../core/dialect/libraryEvents.ts'
import type { AppliedAnswer, ServerState } from '../../core/dialect/dialect.ts'
import type { Dialects } from '../../core/dialect/dialects.ts'
import type { ObservedStep } from '../../core/ledger/journal.ts'
import { toSentRequest } from './outgoing.ts'
import { otherFrame, sendExchangeId, toResponse } from './sendExchange.ts'

/** Separates a document from the number of a held call from it. */
const HELD = '/held/'

/** The exchange id of a held call, which is also the id of the send that releases it: a relay makes each send once. */
function heldExchangeId(documentId: string, call: number): string {
  return `${documentId}${HELD}${call}`
}

/** The exchange that a relay's send belongs to: the held call that it releases, or a send of the tester's. */
function exchangeOfSend(documentId: string, sendId: string): string {
  return sendId.startsWith(documentId + HELD) ? sendId : sendExchangeId(documentId, sendId)
}

/** Reads what a document holds for the page's library. */
export type ReadingPage = Pick<Dialects, 'readServerState' | 'answersInScript' | 'answersInEvent'>

type StepOrigin = Pick<Extract<ObservedStep, { kind: 'request' }>, 'exchangeId' | 'documentId' | 'frameId' | 'frame'>

/** The steps of exchanges in an entry of a document's relay. */
export function toSteps(
  { report }: Entry,
  { info, frameId, dialects }: { info: DocumentInfo; frameId: number; dialects: ReadingPage },
): ObservedStep[] {
  const { id: documentId } = info
  const frame = otherFrame(info)
  const of = (exchangeId: string): StepOrigin => ({ exchangeId, documentId, frameId, frame })
  const applied = (answers: readonly AppliedAnswer[], time: number): ObservedStep[] =>
    answers.flatMap(({ id, json }) => stateSteps(of(`${documentId}/applied/${id}`), time, withoutRequest(json)))
  switch (report.kind) {
    case 'request': {
      const { transport: source, time, method, url, body, queued } = report
      const request = { source, time, method, url, body, queued }
      return [{ ...of(`${documentId}/${report.call}`), kind: 'request', request }]
    }
    case 'body':
      return [{ ...of(`${documentId}/${report.call}`), kind: 'body', body: report.body }]
    case 'response': {
      const { time, status, body } = report
      const response = { kind: 'answered' as const, time, status, body }
      return [{ ...of(`${documentId}/${report.call}`), kind: 'response', response }]
    }
    case 'failure': {
      const { time, reason } = report
      return [{ ...of(`${documentId}/${report.call}`), kind: 'response', response: { kind: 'failed', time, reason } }]
    }
    case 'sent': {
      const exchangeId = exchangeOfSend(documentId, report.command.sendId)
      if (exchangeId === report.command.sendId) return [{ ...of(exchangeId), kind: 'release', time: report.time }]
      return [{ ...of(exchangeId), kind: 'request', request: toSentRequest(report.command, report) }]
    }
    case 'outcome': {
      const response = toResponse(report.outcome)
      return [{ ...of(exchangeOfSend(documentId, report.sendId)), kind: 'response', response }]
    }
    case 'server state': {
      const { time, number, body } = report
      return stateSteps(of(`${documentId}/state/${number}`), time, dialects.readServerState(body))
    }
    case 'inline script': {
      const { time, body } = report
      return applied(body.kind === 'text' ? dialects.answersInScript(body.text) : [], time)
    }
    case 'event': {
      const { number, time, type, detail } = report
      if (type === HELD_EVENT) return heldSteps(of, readHeldPart(detail, time))
      const event = { id: `${documentId}/event/${number}`, documentId, time, type, detail }
      return [{ kind: 'event', event }, ...applied(dialects.answersInEvent(event), time)]
    }
    case 'events left out':
      return []
  }
}

/** The steps of a held call. A page can claim one at any URL, so those that could never be released are left out. */
function heldSteps(of: (exchangeId: string) => StepOrigin, part: HeldPart | undefined): ObservedStep[] {
  if (!part) return []
  const { documentId } = of('')
  const origin = of(heldExchangeId(documentId, part.call))
  if (part.kind === 'body') return [{ ...origin, kind: 'body', body: part.body }]
  if (sendRefusal(part.request.url, {}) !== undefined) return []
  return [{ ...origin, kind: 'request', request: part.request }]
}

/** The steps of a call that the page's server made for it. */
function stateSteps(of: StepOrigin, time: number, { request, response }: ServerState): ObservedStep[] {
  return [
    { ...of, kind: 'request', request: { source: 'server state', time, method: '', url: '', body: request } },
    { ...of, kind: 'response', response: { kind: 'answered', time, status: 200, body: response } },
  ]
}

function withoutRequest(text: string): ServerState {
  return { request: { kind: 'none' }, response: { kind: 'text', text, length: text.length } }
}
