import { batch, effect } from '@preact/signals'
import { locationName, type Location } from '../../core/delivery/location.ts'
import type { ReadExchange } from '../../core/delivery/read.ts'
import type { Capture } from './createCapture.ts'
import type { Origin } from './createSender.ts'
import type { Text } from './createText.ts'

/** A request to be sent: the text exactly as it goes out, and what it is for. */
export interface ToSend {
  origin: Origin
  url: string
  text: string
  /** Where it belongs, for a request that names no location. */
  location: Location | undefined
}

/** A send under way. */
export interface BeingSent {
  exchangeId: string
  /** Resolves when the exchange has its answer, or failed. */
  answered: Promise<unknown>
}

/** What the tester sends, and how each send is called. */
export interface Sent {
  send: (toSend: ToSend) => BeingSent
  /** Type and location of a send; of one that does not name them, the word notification and where it belongs. */
  sentAs: (read: ReadExchange) => [type: string, location: string]
}

/** Creates the sending of requests. */
export function createSent(capture: Pick<Capture, 'send' | 'exchange'>, { t }: Pick<Text, 't'>): Sent {
  const locations = new Map<string, string>()
  return {
    // In one go: whoever hears of the send asks what it is called.
    send: ({ origin, url, text, location = { kind: 'none' } }) =>
      batch(() => {
        const exchangeId = capture.send(origin, url, text)
        locations.set(exchangeId, locationName(location))
        return { exchangeId, answered: whenAnswered(exchangeId, capture) }
      }),
    sentAs: read => {
      const [first] = read.request?.notifications ?? []
      const named = (first?.mbox ?? first?.view)?.name || (first?.pageLoad && locationName({ kind: 'pageLoad' }))
      const location = named ?? locations.get(read.exchange.id) ?? locationName({ kind: 'none' })
      return [first?.type || t('notification'), location]
    },
  }
}

function whenAnswered(exchangeId: string, { exchange }: Pick<Capture, 'exchange'>): Promise<void> {
  return new Promise(resolve => {
    const isAnswered = (): boolean => exchange(exchangeId)?.response !== undefined
    let stop: (() => void) | undefined
    stop = effect(() => {
      if (!isAnswered()) return
      resolve()
      // At the first run there is nothing to stop yet.
      queueMicrotask(() => stop?.())
    })
  })
}
