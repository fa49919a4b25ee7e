import { apply, bare, textOfResponse } from '../channel/primordials.ts'
import { then } from '../channel/then.ts'
import { quietly } from '../channel/quietly.ts'
import { sizeOf } from './primordials.ts'
import { watchDeparture, type Departure } from './watchDeparture.ts'

/** Total bytes allowed for the bodies of a document's keepalive requests and beacons in flight (Fetch standard). */
const MAX_UNDER_WAY = 65_536

/** A notification as it is sent instead of a beacon. */
export interface Message {
  url: string
  body: string | Blob
}

export interface BeaconSenderOptions {
  fetch: () => typeof fetch
}

/**
 * Sends messages by `fetch` with keepalive, each in one attempt like a beacon. Returns false without sending when there
 * is no room. When the browser refuses a message later because others took the room, `fallBack` is called: it sends the
 * beacon and returns whether that is queued.
 */
export function createBeaconSender({
  fetch,
}: BeaconSenderOptions): (message: Message, fallBack: () => unknown) => boolean {
  let underWay = 0

  return (message, fallBack) => {
    const size = sizeOf(message.body)
    if (underWay + size > MAX_UNDER_WAY) return false
    const departure = watchDeparture(message.url)
    const promise = start(fetch(), message, departure)
    if (promise === undefined) return false

    underWay += size
    const settle = (): void => {
      underWay -= size
      departure.end()
    }
    const onError = (): void => {
      const mayHaveLeft = quietly(departure.mayHaveLeft) ?? true
      settle()
      if (mayHaveLeft || quietly(fallBack) === true) return
      // The page already got true for queued, and a request that ends with its page has no limit.
      quietly(() => ignore(post(fetch(), message, false)))
    }
    // It is in flight until the full answer has arrived.
    const onResponse = (response: Response): void => {
      if (quietly(() => then(textOfResponse(response), settle, settle)) === undefined) settle()
    }
    void quietly(() => then(promise, onResponse, () => void quietly(onError)))
    return true
  }
}

function start(fetch: Fetch, message: Message, departure: Departure): Promise<Response> | undefined {
  const promise = quietly(() => post(fetch, message, true))
  if (promise === undefined) departure.end()
  else quietly(departure.started)
  return promise
}

type Fetch = typeof fetch

function post(fetch: Fetch, { url, body }: Message, keepalive: boolean): Promise<Response> {
  // A string body gets the same content type as in a beacon, text/plain: no preflight.
  const init: RequestInit = bare({ method: 'POST', body, credentials: 'include', mode: 'cors', keepalive })
  return apply(fetch, undefined, [url, init])
}

function ignore(promise: Promise<unknown>): void {
  const nothing = (): void => {}
  void then(promise, nothing, nothing)
}
