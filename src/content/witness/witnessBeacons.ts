import { navigator } from '../channel/modePrimordials.ts'
import { apply, bare, createUrl, defineProperty, pathnameOf, Proxy, sizeOfBlob } from '../channel/primordials.ts'
import { targetPathKind } from '../../core/dialect/targetUrls.ts'
import { givenUrl, targetUrl } from '../channel/targetUrl.ts'
import { quietly } from '../channel/quietly.ts'
import { captureFetch } from './captureFetch.ts'
import { createBeaconSender, type Message } from './createBeaconSender.ts'
import { withoutBeaconFlag } from './withoutBeaconFlag.ts'

type Callable = (...args: never[]) => unknown

/**
 * Sends the page's beacons to Target by a `fetch` whose answer can be read. All others, and any that `fetch` can't
 * carry, go to the real `sendBeacon` unchanged.
 *
 * It puts its own `sendBeacon` on `navigator`, in front of the one on the prototype: there the observer sees the real
 * beacons, and the rest as fetches, each call once, whichever of the two scripts runs first.
 */
export function witnessBeacons(): void {
  const send = createBeaconSender({ fetch: captureFetch() })

  const replacement = (_: Callable, self: unknown, args: unknown[]): unknown => {
    const sendReal = (): unknown => apply(Navigator.prototype.sendBeacon as Callable, self, args)
    const message = self === navigator ? quietly(() => readMessage(args)) : undefined
    const isSent = message !== undefined && quietly(() => send(message, sendReal)) === true
    return isSent || sendReal()
  }

  // A proxy of the native, so that its name, length and printed source are the native's.
  const value = new Proxy(Navigator.prototype.sendBeacon as Callable, bare({ apply: replacement }))
  defineProperty(navigator, 'sendBeacon', bare({ value, writable: true, enumerable: true, configurable: true }))
}

/** The request in the arguments of `sendBeacon`, when it is one to Target whose answer can be read. */
function readMessage(args: unknown[]): Message | undefined {
  const given = args.length > 1 ? args[1] : undefined
  const url = targetUrl(givenUrl(args[0]))
  if (url === undefined) return undefined
  const kind = targetPathKind(pathnameOf(createUrl(url, url)))
  const body = kind === 'delivery' ? withoutFlag(given) : kind === 'collect' ? textOrBlob(given) : undefined
  return body === undefined ? undefined : { url, body }
}

function withoutFlag(given: unknown): string | undefined {
  return typeof given === 'string' ? withoutBeaconFlag(given) : undefined
}

/** The Web SDK's beacons are Blobs; `fetch` takes them without anybody reading them. */
function textOrBlob(given: unknown): string | Blob | undefined {
  const isReadable = typeof given === 'string' || quietly(() => sizeOfBlob(given as Blob)) !== undefined
  return isReadable ? (given as string | Blob) : undefined
}
