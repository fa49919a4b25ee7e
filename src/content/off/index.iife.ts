import type { OffHere } from '../../bridge/sites.ts'

/** The part of `runtime` that is in use. */
interface Posting {
  sendMessage: (message: OffHere) => Promise<unknown>
}

declare const browser: { runtime: Posting } | undefined
const { runtime } = typeof browser === 'undefined' ? (chrome as unknown as { runtime: Posting }) : browser

/** The icon of the tab is this page's now. */
function showOff(): void {
  runtime.sendMessage({ kind: 'off here' }).catch(() => {})
}

if ((document as { prerendering?: boolean }).prerendering === true)
  document.addEventListener('prerenderingchange', showOff, { once: true })
else showOff()

// Out of the back/forward cache.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) showOff()
})
