import type { Entry } from '../../bridge/messages.ts'
import type { Step } from '../../core/ledger/journal.ts'

/** The exchange id of a send, before and after its relay has made it. */
export function sendExchangeId(documentId: string, sendId: string): string {
  return `${documentId}/send/${sendId}`
}

/** What an entry of a document's relay tells of an exchange. */
export function toStep({ report }: Entry, documentId: string, frameId: number): Step {
  const of = (exchangeId: string) => ({ exchangeId, documentId, frameId })
  switch (report.kind) {
    case 'request': {
      const { transport: source, time, method, url, body, queued } = report
      return {
        ...of(`${documentId}/${report.call}`),
        kind: 'request',
        request: { source, time, method, url, body, queued },
      }
    }
    case 'body':
      return { ...of(`${documentId}/${report.call}`), kind: 'body', body: report.body }
    case 'response': {
      const { time, status, body } = report
      return {
        ...of(`${documentId}/${report.call}`),
        kind: 'response',
        response: { kind: 'answered', time, status, body },
      }
    }
    case 'failure': {
      const { time, reason } = report
      return { ...of(`${documentId}/${report.call}`), kind: 'response', response: { kind: 'failed', time, reason } }
    }
    case 'sent': {
      const { sendId, url, body } = report.command
      const request = {
        ...{ source: 'inspector' as const, time: report.time, method: 'POST', url },
        body: { kind: 'text' as const, text: body, length: body.length },
      }
      return { ...of(sendExchangeId(documentId, sendId)), kind: 'request', request }
    }
    case 'outcome':
      return {
        ...of(sendExchangeId(documentId, report.sendId)),
        kind: 'response',
        response: toResponse(report.outcome),
      }
  }
}

type ReportedOutcome = Extract<Entry['report'], { kind: 'outcome' }>['outcome']

function toResponse(outcome: ReportedOutcome): Extract<Step, { kind: 'response' }>['response'] {
  if (outcome.kind === 'unanswered') return { kind: 'failed', time: outcome.time, reason: reasonOf(outcome) }
  const { time, status, headers, body } = outcome
  return { kind: 'answered', time, status, headers, body }
}

function reasonOf({ reason, detail }: Extract<ReportedOutcome, { kind: 'unanswered' }>): string {
  return detail === undefined ? reason : `${reason}: ${detail}`
}
