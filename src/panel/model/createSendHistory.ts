import { batch } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isSameLocation, locationName, type Location } from '../../core/dialect/location.ts'
import { isApart } from '../../core/exchange/imported.ts'
import type { Cancellation, Transport } from '../../core/exchange/transport.ts'
import type { Row } from '../../core/ledger/row.ts'
import { memoize } from '../../core/memoize.ts'
import type { RelayTransport } from './createRelayTransport.ts'
import { ANSWER_TIMEOUT } from './sendTimeouts.ts'
import type { Origin, SendFrom } from './outgoing.ts'
import type { Text } from './createText.ts'

/** A request to be sent as written by the page's frame, or a call that a server SDK makes over the frame's transport. */
export type ToSend = {
  origin: Origin
  /** The location it belongs to, for a request that names no location. */
  location: Location | undefined
  sendFrom: SendFrom
} & (
  | { as: 'page'; url: string; /** The exact body. */ text: string }
  | { as: 'server SDK'; make: (transport: Transport, options: { signal: Cancellation }) => Promise<unknown> }
)

/** A send in flight; `result` resolves when it has its outcome. */
export interface BeingSent {
  exchangeId: string
  result: Promise<unknown>
}

/** The tester's sends, and the name of each. */
export interface SendHistory {
  /** Sends through the relay of the frame that the request comes from, or from the extension. */
  send: (toSend: ToSend) => BeingSent
  /** Type and location of a send; for a send without them, the word notification and the location it belongs to. */
  sentAs: (read: ParsedExchange) => [type: string, location: string]
  /** Cancels a send that was not answered yet. */
  cancel: (exchangeId: string) => void
}

/** Creates the history of the tester's sends, which has a transport for each place to send from. */
export function createSendHistory(
  ways: () => Record<SendFrom, Pick<RelayTransport, 'from'>>,
  { t }: Pick<Text, 't'>,
): SendHistory {
  const locations = new Map<string, string>()
  const endings = new Map<string, AbortController>()
  return {
    send: toSend => {
      const { origin, location = { kind: 'none' } } = toSend
      const { exchangeId, transport } = ways()[toSend.sendFrom].from(origin, toSend.as)
      const ending = new AbortController()
      // Before the send: its observers ask for its name.
      locations.set(exchangeId, locationName(location))
      endings.set(exchangeId, ending)
      // In one batch: a send that fails at once is seen only as failed.
      const result = batch(() => make(toSend, transport, ending.signal))
      void result.finally(() => endings.delete(exchangeId))
      return { exchangeId, result }
    },
    cancel: exchangeId => endings.get(exchangeId)?.abort(),
    sentAs: read => {
      const [first] = read.dialect.notificationsOf(read)
      const named = first && first.location.kind !== 'none' ? locationName(first.location) : ''
      const location = named || locations.get(read.exchange.id) || locationName({ kind: 'none' })
      return [first?.type || t('notification'), location]
    },
  }
}

function make(toSend: ToSend, transport: Transport, signal: Cancellation): Promise<unknown> {
  if (toSend.as === 'server SDK') return toSend.make(transport, { signal })
  const { url, text } = toSend
  const call = { method: 'POST', url, headers: { 'Content-Type': 'text/plain' }, body: text } as const
  return transport(call, { timeout: ANSWER_TIMEOUT, signal })
}

/** The row that a send was for: the one it was attached to, otherwise one of its location. */
export function rowOfSend(read: ParsedExchange, rows: readonly Row[]): Row | undefined {
  const attached = rowsOfSends(rows).get(read.exchange.id)
  const [first] = read.dialect.notificationsOf(read)
  const isThere = (row: Row): boolean =>
    first !== undefined &&
    row.decisions.length > 0 &&
    isSameLocation(row.location, first.location) &&
    !isApart(row, read.exchange)
  return attached ?? rows.find(isThere)
}

/** The first row that each send is attached to. */
const rowsOfSends = memoize((rows: readonly Row[]) => {
  const attached = rows.flatMap(row => row.own.map(({ read }) => [read.exchange.id, row] as const))
  return new Map(attached.toReversed())
})
