import { batch } from '@preact/signals'
import { locationName, type Location } from '../../core/delivery/location.ts'
import type { ParsedExchange } from '../../core/delivery/read.ts'
import type { Capture } from './createCapture.ts'
import { sendAsWritten, type AsWritten, type BeingSent } from './sendAsWritten.ts'
import type { Text } from './createText.ts'

/** A request to be sent: the text exactly as it goes out, and what it is for. */
export interface ToSend extends AsWritten {
  /** Where it belongs, for a request that names no location. */
  location: Location | undefined
}

/** What the tester sends, and how each send is called. */
export interface Sent {
  send: (toSend: ToSend) => BeingSent
  /** Type and location of a send; of one that does not name them, the word notification and where it belongs. */
  sentAs: (read: ParsedExchange) => [type: string, location: string]
  /** Gives up a send that was not answered yet. */
  cancel: (exchangeId: string) => void
}

/** Creates the sending of requests. */
export function createSent(capture: Pick<Capture, 'send' | 'cancel' | 'exchange'>, { t }: Pick<Text, 't'>): Sent {
  const locations = new Map<string, string>()
  const endings = new Map<string, AbortController>()
  return {
    // In one go: whoever hears of the send asks what it is called.
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
      const [first] = read.request?.notifications ?? []
      const named = (first?.mbox ?? first?.view)?.name || (first?.pageLoad && locationName({ kind: 'pageLoad' }))
      const location = named ?? locations.get(read.exchange.id) ?? locationName({ kind: 'none' })
      return [first?.type || t('notification'), location]
    },
  }
}
