import { OFFER } from '../channel/names.ts'
import { addEventListener, countScripts, fontsOf, resolved, then } from '../channel/primordials.ts'

/**
 * Returns what gives the `fetch` that the page's own scripts found: the observer's, so that it sees what is sent by it, and
 * never one that the page put in its place. In Chromium the browser runs this script before the observer, whose offer of
 * its channel then tells that it starts; it has replaced `fetch` when its script has ended.
 */
export function captureFetch(): () => typeof fetch {
  let captured = globalThis.fetch
  const scriptsAtStart = countScripts(document)
  addEventListener(fontsOf(document), OFFER, () => {
    if (countScripts(document) !== scriptsAtStart) return
    void then(
      resolved,
      () => (captured = globalThis.fetch),
      () => undefined,
    )
  })
  return () => captured
}
