import { apply } from '../channel/primordials.ts'
import type { StartCall } from './createCalls.ts'
import { deliveryUrl, givenUrl } from '../channel/deliveryUrl.ts'
import { failureReason } from './failureReason.ts'
import { methodName } from './methodName.ts'
import { createRegistry, readyStateOf } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { replaceMethod } from './replaceMethod.ts'
import { watchXhr, type WatchedXhr } from './watchXhr.ts'

/** Reports XMLHttpRequests to the Delivery API. Other requests get no listener and no record. */
export function observeXhr(start: StartCall): void {
  const watched = createRegistry<object, WatchedXhr>()

  const follow = (xhr: object, record: WatchedXhr | undefined): void => {
    if (record) watched.set(xhr, record)
    else watched.delete(xhr)
  }

  replaceMethod(XMLHttpRequest.prototype, 'open', (native, self, args) => {
    const xhr = self as XMLHttpRequest
    const previous = watched.get(xhr)
    const next = quietly(() => watchIfDelivery(xhr, args, start))
    if (previous === undefined && next === undefined) return apply(native, self, args)

    // Before the native call: it may run the page's handlers, and these may send already.
    previous?.settle()
    follow(xhr, next)
    let result: unknown
    try {
      result = apply(native, self, args)
    } catch (error) {
      next?.close()
      follow(xhr, previous)
      throw error
    }
    previous?.close()
    return result
  })

  replaceMethod(XMLHttpRequest.prototype, 'send', (native, self, args) => {
    const record = watched.get(self as object)
    if (record === undefined) return apply(native, self, args)
    const call = record.send(args.length > 0 ? args[0] : undefined)
    try {
      return apply(native, self, args)
    } catch (error) {
      call?.fail(failureReason(error))
      throw error
    }
  })
}

function watchIfDelivery(xhr: XMLHttpRequest, args: unknown[], start: StartCall): WatchedXhr | undefined {
  const url = args.length > 1 ? deliveryUrl(givenUrl(args[1])) : undefined
  if (url === undefined) return undefined
  // Throws on anything but an XMLHttpRequest.
  readyStateOf(xhr)
  return watchXhr(xhr, methodName(args[0]), url, start)
}
