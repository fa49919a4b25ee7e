import { isDated } from '../../core/exchange/exchange.ts'
import type { OwnSend } from '../../core/ledger/ownSends.ts'
import type { Text } from './createText.ts'

/** The tester's send of a row in its cell: the time in hours and minutes, and the whole as a sentence. */
export interface OwnSendText {
  time: string
  sentence: string
}

/** Writes the newest of the tester's sends for a row. The time is empty where it is unknown. */
export function ownSendText({ newest, count }: OwnSend, text: Text): OwnSendText {
  const { read, time, type } = newest
  const outcome = text.outcome(read)
  const times = count > 1 ? ` ${text.t('ownSendTimes', String(count))}` : ''
  if (!isDated(read.exchange)) return { time: '', sentence: text.t('yours', type, outcome) + times }
  return { time: text.minute(time), sentence: text.t('ownSendAt', type, text.time(time), outcome) + times }
}
