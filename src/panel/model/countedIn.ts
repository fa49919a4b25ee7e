import type { CatalogueText } from '../../core/dialect/counting.ts'
import type { VisitDoubt } from '../../core/dialect/drafting.ts'
import type { MessageKey } from '../host/host.ts'
import type { CountsIn } from './countsIn.ts'
import type { Text } from './createText.ts'

/** A part of a sentence; values of the request are highlighted. */
export interface Part {
  text: string
  isValue: boolean
}

/** The note on a doubtful session. */
export const SESSION_DOUBTS: Record<VisitDoubt, MessageKey> = {
  'made up': 'sessionIsMadeUp',
  expired: 'sessionHasExpired',
}

/**
 * The first of the characters that stand for a message's values until these are inserted. Chromium drops control
 * characters.
 */
const FIRST_PLACE = 0xe000

/** The sentences that state where a send will count, as far as the request names it. */
export function countedIn(counts: CountsIn, { coded }: Pick<Text, 'coded'>): Part[] {
  const { sentences, sessionDoubt, host, writtenHost, isCalled } = counts
  const all = [
    ...sentences,
    ...(writtenHost === undefined ? [] : [[{ key: 'hostWritten', values: [host, writtenHost] }]]),
    ...(isCalled ? [] : [[{ key: 'hostNotCalled', values: [host] }]]),
    ...(sessionDoubt ? [[{ key: SESSION_DOUBTS[sessionDoubt], values: [] }]] : []),
  ]
  return all.flatMap((sentence, index) => [
    ...(index === 0 ? [] : [plain(' ')]),
    ...sentence.flatMap(part => parts(part, coded)),
  ])
}

function parts({ key, values }: CatalogueText, coded: Text['coded']): Part[] {
  if (values.length === 0) return [plain(coded(key))]
  const places = values.map((_, index) => String.fromCharCode(FIRST_PLACE + index))
  const pieces = coded(key, ...places).split(new RegExp(`([${places.join('')}])`))
  return pieces.map(piece => {
    const value = values[places.indexOf(piece)]
    return value === undefined ? plain(piece) : { text: value, isValue: true }
  })
}

function plain(text: string): Part {
  return { text, isValue: false }
}
