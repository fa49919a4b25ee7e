import type { ParsedExchange, Judgement } from '../../core/dialect/dialect.ts'
import { tabbedLines } from './cellTables.ts'
import { bothStatuses } from './callLine.ts'
import { judgementOf } from './judgement.ts'
import type { TriedFault } from './createFaultRun.ts'
import type { Text } from './createText.ts'

/** One request of a fault run. */
export interface FaultLine {
  key: string
  fault: string
  /** Undefined for a fault that was not possible. */
  read: ParsedExchange | undefined
  outcome: string
  /** Status and message, or why it was not possible. */
  answer: string
}

type Words = Pick<Text, 't' | 'coded' | 'moment' | 'duration' | 'outcome' | 'outcomeReason'>

/** A fault run as lines, accepted ones first, and as tab-separated text without credentials. */
export function faultReport(
  tried: readonly TriedFault[],
  sent: readonly ParsedExchange[],
  text: Words,
): { lines: FaultLine[]; accepted: number; sent: number; text: string } {
  const inOrder = tried.flatMap(fault => linesOf(fault, sent, text))
  const lines = inOrder.toSorted((a, b) => acceptance(a) - acceptance(b))
  const heads = [text.t('fault'), text.t('outcome'), text.t('answer')]
  const cells = lines.map(({ fault, outcome, answer }) => [fault, outcome, answer])
  return {
    lines,
    accepted: lines.filter(line => acceptance(line) < NOT_ACCEPTED).length,
    sent: lines.filter(({ read }) => read !== undefined).length,
    text: tabbedLines([heads, ...cells]),
  }
}

const ACCEPTED: readonly Judgement['kind'][] = ['acknowledged', 'accepted']
const NOT_ACCEPTED = ACCEPTED.length

/** Its place in the order: acknowledged requests, those accepted without a body, and the rest in the order tried. */
function acceptance({ read }: FaultLine): number {
  const place = read ? ACCEPTED.indexOf(judgementOf(read)) : -1
  return place < 0 ? NOT_ACCEPTED : place
}

function linesOf(
  { code, exchangeIds, obstacle }: TriedFault,
  sent: readonly ParsedExchange[],
  text: Words,
): FaultLine[] {
  const { t, coded } = text
  const fault = coded(`fault_${code}`)
  if (obstacle) {
    return [
      {
        key: code,
        fault,
        read: undefined,
        outcome: '–',
        answer: t('faultObstacle', coded(`faultObstacle_${obstacle}`)),
      },
    ]
  }
  return exchangeIds.map((id, place) => {
    const read = sent.find(({ exchange }) => exchange.id === id)
    const name = exchangeIds.length > 1 ? `${fault} (${place + 1})` : fault
    return {
      key: id,
      fault: name,
      read,
      outcome: read ? text.outcome(read) : '–',
      answer: read ? answerOf(read, text) : '',
    }
  })
}

/** The HTTP status, the body's status where it differs, and the message. */
function answerOf(read: ParsedExchange, text: Words): string {
  const { response } = read.exchange
  if (response?.kind !== 'answered') return text.outcomeReason(read)
  const both = bothStatuses(read, text)
  return [both, read.message].filter(part => part !== undefined).join(' ')
}
