import { argument } from '../channel/argument.ts'
import { createRegistry, readyStateOf } from '../channel/primordials.ts'
import type { StartCall } from './createCalls.ts'
import { givenUrl, targetUrl } from '../channel/targetUrl.ts'
import { quietly } from '../channel/quietly.ts'
import { watchMethod } from './watchMethod.ts'
import { watchXhr, type WatchedXhr } from './watchXhr.ts'

/** Reports XMLHttpRequests to Target. Other requests get no listener and no record. */
export function observeXhr(start: StartCall): void {
  const watched = createRegistry<object, WatchedXhr | undefined>()
  const { prototype } = XMLHttpRequest

  watchMethod(prototype, 'open', (self, args) => {
    const xhr = self as XMLHttpRequest
    const previous = watched.get(xhr)
    const next = quietly(() => watchIfTargets(xhr, args, start))
    if (!previous && !next) return undefined

    // Before the native call: it may run the page's handlers, which may already send.
    previous?.settle()
    watched.set(xhr, next)
    return (result, hasThrown) => {
      if (hasThrown) watched.set(xhr, previous)
      const left = hasThrown ? next : previous
      left?.close()
      return result
    }
  })

  watchMethod(prototype, 'send', (self, args) => {
    const end = watched.get(self as object)?.send(argument(args, 0))
    return (
      end &&
      ((result, hasThrown) => {
        // A synchronous request has failed.
        if (hasThrown) end('failure', 'error')
        return result
      })
    )
  })
}

function watchIfTargets(xhr: XMLHttpRequest, args: unknown[], start: StartCall): WatchedXhr | undefined {
  const url = targetUrl(givenUrl(argument(args, 1)))
  if (url === undefined) return undefined
  // Throws on anything but an XMLHttpRequest.
  readyStateOf(xhr)
  return watchXhr(xhr, args[0], url, start)
}
