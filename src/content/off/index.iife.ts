import type { OffHere } from '../../bridge/sites.ts'
import { isBeforePageScripts } from '../channel/isBeforePageScripts.ts'
import { ASK, OFF, OFFER } from '../channel/names.ts'

/*
 * Runs before the page's first script on sites that are off: it stops the observer and the relay of the document, and has
 * the icon show that. Any of the three scripts may run first, so observer and relay are stopped again when one of them
 * calls the other.
 */

/** The part of `runtime` that is in use. */
interface Posting {
  sendMessage: (message: OffHere) => Promise<unknown>
}

declare const browser: { runtime: Posting } | undefined
const { runtime } = typeof browser === 'undefined' ? (chrome as unknown as { runtime: Posting }) : browser

const place = document.fonts

/** Does nothing once the page has a script element: from then on a script of the page could trigger it too. */
function stop(): void {
  if (isBeforePageScripts()) place.dispatchEvent(new Event(OFF))
}

async function showOff(): Promise<void> {
  try {
    await runtime.sendMessage({ kind: 'off here' })
  } catch {
    // The extension was updated or removed: nothing receives the message.
  }
}

stop()
place.addEventListener(ASK, stop)
place.addEventListener(OFFER, stop)

if (window === window.top) {
  if ((document as { prerendering?: boolean }).prerendering === true)
    document.addEventListener('prerenderingchange', showOff, { once: true })
  else void showOff()
  // The page returned from the back/forward cache.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void showOff()
  })
}
