import { batch } from '@preact/signals'
import { locationName, type Location } from '../../core/dialect/location.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Capture } from './createCapture.ts'
import { sendAsWritten, type AsWritten, type BeingSent } from './sendAsWritten.ts'
import type { Text } from './createText.ts'

/** A request to be sent: the exact text, and its purpose. */
export interface ToSend extends AsWritten {
  /** The location it belongs to, for a request that names no location. */
  location: Location | undefined
}

/** The tester's sends, and the name of each. */
export interface Sent {
  send: (toSend: ToSend) => BeingSent
  /** Type and location of a send; for a send without them, the word notification and the location it belongs to. */
  sentAs: (read: ParsedExchange) => [type: string, location: string]
  /** Cancels a send that was not answered yet. */
  cancel: (exchangeId: string) => void
}

/** Creates the sending of requests. */
export function createSent(capture: Pick<Capture, 'send' | 'cancel' | 'exchange'>, { t }: Pick<Text, 't'>): Sent {
  const locations = new Map<string, string>()
  const endings = new Map<string, AbortController>()
  return {
    // In one batch: observers of the send ask for its name.
    send: ({ location = { kind: 'none' }, ...asWritten }) =>
      batch(() => {
        const ending = new AbortController()
        const sent = sendAsWritten(asWritten, capture, ending)
        endings.set(sent.exchangeId, ending)
        void sent.result.finally(() => endings.delete(sent.exchangeId))
        locations.set(sent.exchangeId, locationName(location))
        return sent
      }),
    cancel: exchangeId => endings.get(exchangeId)?.abort(),
    sentAs: read => {
      const [first] = read.dialect.notificationsOf(read)
      const named = first && first.location.kind !== 'none' ? locationName(first.location) : ''
      const location = named || locations.get(read.exchange.id) || locationName({ kind: 'none' })
      return [first?.type || t('notification'), location]
    },
  }
}
