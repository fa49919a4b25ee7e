import { apply, createRegistry, readyStateOf } from '../channel/primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { givenUrl, targetUrl } from '../channel/targetUrl.ts'
import { isMethod } from '../channel/isMethod.ts'
import type { Hold } from './createHold.ts'
import { toDataUrl } from './primordials.ts'
import { replaceMethod } from './replaceMethod.ts'

const OPENED = 1

/** A request to Target that was opened: its URL, and whether it is asynchronous. */
interface Opened {
  url: string
  isAsync: boolean
}

/**
 * Holds requests of XMLHttpRequest. A held one is opened again, at a `data:` URL that has the answer, and sent there: an open
 * request opens again without an event, so every event, state and type of response that follows is the platform's own.
 */
export function holdXhr(hold: Hold): () => void {
  const opened = createRegistry<object, Opened | undefined>()
  const { open } = XMLHttpRequest.prototype as { open: (...args: never[]) => unknown }

  const restoreOpen = replaceMethod(XMLHttpRequest.prototype, 'open', (native, self, args) => {
    const before = quietly(() => opened.get(self as object))
    // Before the native call: it may run the page's handlers, which may already send.
    quietly(() => opened.set(self as object, readOpen(args)))
    try {
      return apply(native, self, args)
    } catch (error) {
      quietly(() => opened.set(self as object, before))
      throw error
    }
  })

  const restoreSend = replaceMethod(XMLHttpRequest.prototype, 'send', (native, self, args) => {
    const request = quietly(() =>
      readyStateOf(self as XMLHttpRequest) === OPENED ? opened.get(self as object) : undefined,
    )
    const body = args.length > 0 ? args[0] : undefined
    if (request === undefined || typeof body !== 'string') return apply(native, self, args)
    const answer = quietly(() => hold({ transport: 'XHR', url: request.url, body }))
    if (answer === undefined) return apply(native, self, args)
    opened.set(self as object, undefined)
    apply(open, self, ['POST', toDataUrl(answer.body), request.isAsync])
    return apply(native, self, [])
  })

  return () => {
    restoreSend()
    restoreOpen()
  }
}

/** A request by POST to Target, in the arguments of `open`. */
function readOpen(args: unknown[]): Opened | undefined {
  const url = targetUrl(givenUrl(args[1]))
  if (url === undefined || !isMethod(args[0], 'POST')) return undefined
  return { url, isAsync: args.length < 3 || args[2] !== false }
}
