import type { OffHere } from '../../bridge/sites.ts'
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
const scriptsAtStart = document.scripts.length

/** From the page's first script on, this one answers nobody: a page could ask. */
function stop(): void {
  if (document.scripts.length === scriptsAtStart) place.dispatchEvent(new Event(OFF))
}

/** The icon of the tab is this page's now. */
function showOff(): void {
  runtime.sendMessage({ kind: 'off here' }).catch(() => {})
}

stop()
place.addEventListener(ASK, stop)
place.addEventListener(OFFER, stop)

if (window === window.top) {
  if ((document as { prerendering?: boolean }).prerendering === true)
    document.addEventListener('prerenderingchange', showOff, { once: true })
  else showOff()
  // Out of the back/forward cache.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) showOff()
  })
}
