import type { OffHere } from '../../bridge/sites.ts'
import { isBeforePageScripts } from '../channel/isBeforePageScripts.ts'
import { ASK, OFF, OFFER } from '../channel/names.ts'

/*
 * Runs before the page's first script on the sites that the extension is off on: it stops the observer and the relay of the
 * document, and has the icon show it. Browsers do not promise which of the three scripts runs first, so those that
 * start later are stopped when they call each other.
 */

/** The part of `runtime` that is in use. */
interface Posting {
  sendMessage: (message: OffHere) => Promise<unknown>
}

declare const browser: { runtime: Posting } | undefined
const { runtime } = typeof browser === 'undefined' ? (chrome as unknown as { runtime: Posting }) : browser

const place = document.fonts

/** Once the page has a script element, this script no longer answers: the page could ask too. */
function stop(): void {
  if (isBeforePageScripts()) place.dispatchEvent(new Event(OFF))
}

async function showOff(): Promise<void> {
  try {
    await runtime.sendMessage({ kind: 'off here' })
  } catch {
    // The extension was updated or removed: nobody listens.
  }
}

stop()
place.addEventListener(ASK, stop)
place.addEventListener(OFFER, stop)

if (window === window.top) {
  if ((document as { prerendering?: boolean }).prerendering === true)
    document.addEventListener('prerenderingchange', showOff, { once: true })
  else void showOff()
  // Out of the back/forward cache.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void showOff()
  })
}
