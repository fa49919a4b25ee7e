import { createRegistry, readyStateOf } from '../channel/primordials.ts'
import type { StartCall } from './createCalls.ts'
import { givenUrl, targetUrl } from '../channel/targetUrl.ts'
import { methodName } from '../channel/methodName.ts'
import { quietly } from '../channel/quietly.ts'
import { watchMethod } from './watchMethod.ts'
import { watchXhr, type WatchedXhr } from './watchXhr.ts'

/** Reports XMLHttpRequests to Target. Other requests get no listener and no record. */
export function observeXhr(start: StartCall): void {
  const watched = createRegistry<object, WatchedXhr>()

  const follow = (xhr: object, record: WatchedXhr | undefined): void => {
    if (record) watched.set(xhr, record)
    else watched.delete(xhr)
  }

  watchMethod(XMLHttpRequest.prototype, 'open', (self, args) => {
    const xhr = self as XMLHttpRequest
    const previous = watched.get(xhr)
    const next = quietly(() => watchIfTargets(xhr, args, start))
    if (previous === undefined && next === undefined) return undefined

    // Before the native call: it may run the page's handlers, which may already send.
    previous?.settle()
    follow(xhr, next)
    return {
      onReturn: result => {
        previous?.close()
        return result
      },
      onThrow: () => {
        next?.close()
        follow(xhr, previous)
      },
    }
  })

  watchMethod(XMLHttpRequest.prototype, 'send', (self, args) => {
    const call = watched.get(self as object)?.send(args.length > 0 ? args[0] : undefined)
    // A synchronous request has failed when it throws.
    return call && { onReturn: result => result, onThrow: () => call.fail('network') }
  })
}

function watchIfTargets(xhr: XMLHttpRequest, args: unknown[], start: StartCall): WatchedXhr | undefined {
  const url = args.length > 1 ? targetUrl(givenUrl(args[1])) : undefined
  if (url === undefined) return undefined
  // Throws on anything but an XMLHttpRequest.
  readyStateOf(xhr)
  return watchXhr(xhr, methodName(args[0]), url, start)
}
