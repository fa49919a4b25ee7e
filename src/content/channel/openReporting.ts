import {
  addEventListener,
  bare,
  createComment,
  CustomEvent,
  dispatchEvent,
  fontsOf,
  MouseEvent,
  removeEventListener,
} from './primordials.ts'
import { isBeforeScripts } from './isBeforeScripts.ts'
import { ASK, OFFER, REPORT, TAKEN } from './names.ts'

/** Reports kept until the relay takes the channel. */
const MAX_WAITING = 64

/**
 * The observer's end of the channel: creates it, offers it to the relay, and returns the function that reports.
 *
 * The channel is a comment node that is in no document: a capability rather than a secret, because page scripts cannot
 * reach it. Both worlds hold wrappers of the one node, and `relatedTarget` carries it across (Chromium 156, Firefox
 * 153, either order of the two scripts). It outlives `document.open()`, which removes every listener on document and
 * window, and it works during `pagehide`.
 *
 * It is offered at the start, and to a relay that starts later, until that relay has taken it or a script element was
 * added: from then on page scripts may run, and they could ask for it too. In an about:blank frame the parent can act
 * without one, but both scripts run there before the parent gets hold of the frame (both browsers).
 *
 * It is offered at `document.fonts`, never on the document: events there pass the window, and both browsers may keep
 * the Window of a frame, with its listeners, from before its same-origin document. docs/threat-model.md describes what
 * such a parent can still do by replacing the built-ins of that Window or by reaching the document itself.
 */
export function openReporting(): (text: string) => void {
  const channel = createComment(document, '')
  const place = fontsOf(document)
  let sendWaiting = (): void => {}
  let count = 0
  let isWaiting = true

  const send = (text: string): void => {
    dispatchEvent(channel, new CustomEvent(REPORT, bare({ detail: text })))
  }

  const offer = (): void => {
    if (!isBeforeScripts()) return close()
    dispatchEvent(place, new MouseEvent(OFFER, bare({ relatedTarget: channel })))
  }

  const flush = (): void => {
    close()
    sendWaiting()
  }

  const close = (): void => {
    isWaiting = false
    removeEventListener(place, ASK, offer)
    removeEventListener(channel, TAKEN, flush)
  }

  addEventListener(place, ASK, offer)
  addEventListener(channel, TAKEN, flush)
  offer()

  return text => {
    if (!isWaiting) return send(text)
    if (++count > MAX_WAITING) return
    const sendEarlier = sendWaiting
    sendWaiting = () => {
      sendEarlier()
      send(text)
    }
  }
}
