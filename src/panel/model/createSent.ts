import { batch } from '@preact/signals'
import { locationName } from '../../core/delivery/location.ts'
import type { ReadExchange } from '../../core/delivery/read.ts'
import { newestHandout, type Row } from '../../core/ledger/row.ts'
import type { Capture } from './createCapture.ts'
import type { Text } from './createText.ts'

/** What the tester sends from rows, and how each send is called. */
export interface Sent {
  /** Sends for a row and returns the id of the exchange; undefined for a row that nothing can be sent for. */
  send: (row: Row, url: string, json: string) => string | undefined
  /** Type and location of a send; of one that does not name them, the word notification and its row's location. */
  sentAs: (read: ReadExchange) => [type: string, location: string]
}

/** Creates the sending from rows. */
export function createSent(capture: Pick<Capture, 'send'>, { t }: Pick<Text, 't'>): Sent {
  const locations = new Map<string, string>()
  return {
    send: (row, url, json) => {
      const handout = newestHandout(row)
      if (!handout) return undefined
      // In one go: whoever hears of the send asks what it is called.
      return batch(() => {
        const exchangeId = capture.send(handout.read.exchange, url, json)
        locations.set(exchangeId, locationName(row.location))
        return exchangeId
      })
    },
    sentAs: read => {
      const [first] = read.request?.notifications ?? []
      const named = (first?.mbox ?? first?.view)?.name || (first?.pageLoad && locationName({ kind: 'pageLoad' }))
      const location = named ?? locations.get(read.exchange.id) ?? locationName({ kind: 'none' })
      return [first?.type || t('notification'), location]
    },
  }
}
