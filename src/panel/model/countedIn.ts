import type { VisitDoubt } from '../../core/delivery/notification/visit.ts'
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

/** The sentence that states where a send will count, as far as the request names it. */
export function countedIn(counts: CountsIn, t: Text['t']): Part[] {
  const { client, property, environmentId, pageHost, isQaMode, sessionDoubt, host, writtenHost, isCalled } = counts
  // Without an id Target derives the environment from the page's host (Delivery OpenAPI).
  const environment =
    environmentId === undefined
      ? named(pageHost, 'countsInEnvironmentOf', 'countsInEnvironmentOfPage', t)
      : parts('countsInEnvironment', [environmentId], t)
  return [
    ...named(client, 'countsInClient', 'countsInNoClient', t),
    ...named(property, 'countsInProperty', 'countsInNoProperty', t),
    ...environment,
    plain(` ${t(isQaMode ? 'qaModeOn' : 'qaModeOff')}`),
    ...(writtenHost === undefined ? [] : [plain(' '), ...parts('hostWritten', [host, writtenHost], t)]),
    ...(isCalled ? [] : [plain(' '), ...parts('hostNotCalled', [host], t)]),
    ...(sessionDoubt ? [plain(` ${t(SESSION_DOUBTS[sessionDoubt])}`)] : []),
  ]
}

function named(value: string | undefined, key: MessageKey, without: MessageKey, t: Text['t']): Part[] {
  return value === undefined ? [plain(t(without))] : parts(key, [value], t)
}

function parts(key: MessageKey, values: readonly string[], t: Text['t']): Part[] {
  const places = values.map((_, index) => String.fromCharCode(FIRST_PLACE + index))
  const pieces = t(key, ...places).split(new RegExp(`([${places.join('')}])`))
  return pieces.map(piece => {
    const value = values[places.indexOf(piece)]
    return value === undefined ? plain(piece) : { text: value, isValue: true }
  })
}

function plain(text: string): Part {
  return { text, isValue: false }
}
