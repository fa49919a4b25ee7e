import type { DocumentInfo, SendOutcome } from '../../bridge/messages.ts'
import type { OtherFrame } from '../../core/exchange/exchange.ts'
import type { ObservedStep } from '../../core/ledger/journal.ts'

/** Stands for the document of sends that the extension's background makes. */
export const EXTENSION_DOCUMENT = 'extension'

/** Separates a document from the number of a send from it. */
const SEND = '/send/'

/** The exchange id of a send, before and after its relay has made it. */
export function sendExchangeId(documentId: string, sendId: string): string {
  return `${documentId}${SEND}${sendId}`
}

/** Whether an exchange is one that the extension makes for the tester, by its id: its response has no source. */
export function isDirectSendId(exchangeId: string): boolean {
  return exchangeId.includes(SEND)
}

/** The frame of a document, where it is of another origin than the page. */
export function otherFrame({ otherOrigin, url }: DocumentInfo): OtherFrame | undefined {
  return otherOrigin === undefined ? undefined : { origin: otherOrigin, url }
}

/** The outcome of a send as an exchange's response. */
export function toResponse(outcome: SendOutcome): Extract<ObservedStep, { kind: 'response' }>['response'] {
  if (outcome.kind === 'unanswered') return { kind: 'failed', time: outcome.time, reason: reasonOf(outcome) }
  const { time, status, headers, body } = outcome
  return { kind: 'answered', time, status, headers, body }
}

function reasonOf({ reason, detail }: Extract<SendOutcome, { kind: 'unanswered' }>): string {
  return detail === undefined ? reason : `${reason}: ${detail}`
}
