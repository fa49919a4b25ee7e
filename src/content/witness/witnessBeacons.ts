import { apply, bare, defineProperty } from '../channel/primordials.ts'
import { deliveryUrl, givenUrl } from '../channel/deliveryUrl.ts'
import { quietly } from '../channel/quietly.ts'
import { captureFetch } from './captureFetch.ts'
import { createBeaconSender, type Message } from './createBeaconSender.ts'
import { navigator, Proxy } from './primordials.ts'
import { withoutBeaconFlag } from './withoutBeaconFlag.ts'

type Callable = (...args: never[]) => unknown

/**
 * Sends the page's Delivery beacons by a `fetch` whose answer can be read. All others, and those that cannot be sent so, go
 * to the real beacon as they came.
 *
 * It puts a `sendBeacon` of its own on `navigator`, before the one on its prototype: the observer sees the real beacons
 * there and the rest as fetches, each call once, whichever of the two scripts comes first.
 */
export function witnessBeacons(): void {
  const send = createBeaconSender({ fetch: captureFetch() })

  const replacement = (_: Callable, self: unknown, args: unknown[]): unknown => {
    const sendReal = (): unknown => apply(Navigator.prototype.sendBeacon as Callable, self, args)
    const message = self === navigator ? quietly(() => readMessage(args)) : undefined
    const isSent = message !== undefined && quietly(() => send(message, sendReal)) === true
    return isSent || sendReal()
  }

  // Made of the native, so that its name, length and looks are the native's.
  const value = new Proxy(Navigator.prototype.sendBeacon as Callable, bare({ apply: replacement }))
  defineProperty(navigator, 'sendBeacon', bare({ value, writable: true, enumerable: true, configurable: true }))
}

/** What the arguments of `sendBeacon` say, when that is a Delivery request whose answer can be asked for. */
function readMessage(args: unknown[]): Message | undefined {
  const given = args.length > 1 ? args[1] : undefined
  if (typeof given !== 'string') return undefined
  const url = deliveryUrl(givenUrl(args[0]))
  const body = url === undefined ? undefined : withoutBeaconFlag(given)
  return url === undefined || body === undefined ? undefined : { url, body }
}
