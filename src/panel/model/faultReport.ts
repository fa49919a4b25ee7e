import type { ReadExchange } from '../../core/delivery/read.ts'
import { bothStatuses } from './callLine.ts'
import type { TriedFault } from './createFaultRun.ts'
import type { Text } from './createText.ts'

/** One request of a fault run. */
export interface FaultLine {
  key: string
  fault: string
  /** Undefined for a fault that was not possible. */
  read: ReadExchange | undefined
  outcome: string
  /** Status and message, or why it was not possible. */
  answer: string
}

type Words = Pick<Text, 't' | 'moment' | 'duration' | 'outcome' | 'outcomeReason'>

/** A fault run as lines, and as a table of text with tabs between its cells. */
export function faultReport(
  tried: readonly TriedFault[],
  sent: readonly ReadExchange[],
  text: Words,
): { lines: FaultLine[]; text: string } {
  const lines = tried.flatMap(fault => linesOf(fault, sent, text))
  const heads = [text.t('fault'), text.t('outcome'), text.t('answer')]
  const rows = [heads, ...lines.map(({ fault, outcome, answer }) => [fault, outcome, answer])]
  return { lines, text: `${rows.map(cells => cells.join('\t')).join('\n')}\n` }
}

function linesOf({ code, exchangeIds, obstacle }: TriedFault, sent: readonly ReadExchange[], text: Words): FaultLine[] {
  const { t } = text
  const fault = t(`fault_${code}`)
  if (obstacle) {
    return [
      { key: code, fault, read: undefined, outcome: '–', answer: t('faultObstacle', t(`faultObstacle_${obstacle}`)) },
    ]
  }
  return exchangeIds.map((id, place) => {
    const read = sent.find(({ exchange }) => exchange.id === id)
    const name = exchangeIds.length > 1 ? `${fault} (${place + 1})` : fault
    return {
      ...{ key: id, fault: name, read },
      outcome: read ? text.outcome(read) : '–',
      answer: read ? answerOf(read, text) : '',
    }
  })
}

/** HTTP's status, the body's where it differs, and the message. */
function answerOf(read: ReadExchange, text: Words): string {
  const { response } = read.exchange
  if (response?.kind !== 'answered') return text.outcomeReason(read)
  const both = bothStatuses(read, text)
  return [both, read.response?.message].filter(part => part !== undefined).join(' ')
}
