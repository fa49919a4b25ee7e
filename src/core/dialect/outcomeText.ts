import type { Judgement } from './dialect.ts'

/** The outcome as shown on screen, in the protocols' words. */
export function outcomeText(judgement: Judgement): string {
  switch (judgement.kind) {
    case 'sending':
      return 'Sending'
    case 'acknowledged':
      return 'Acknowledged'
    case 'not acknowledged':
      return 'Not acknowledged'
    case 'rejected':
      return `Rejected (${judgement.status})`
    case 'no answer':
      return `No answer: ${judgement.reason}`
    case 'accepted':
      if (!judgement.isRead) return 'Accepted, no body'
      return judgement.warnings === undefined ? 'Accepted' : 'Accepted with warnings'
    case 'unproven':
      return judgement.why === 'cut' ? 'Sent, answer cut' : 'Sent, answer unreadable'
  }
}
