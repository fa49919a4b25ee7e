import { isBeforeScripts } from '../channel/isBeforeScripts.ts'
import { OFFER } from '../channel/names.ts'
import { addEventListener, fontsOf } from '../channel/primordials.ts'
import { resolved, then } from '../channel/then.ts'

/**
 * Returns a getter for the `fetch` that the page's own scripts found: the observer's, so that the observer sees the
 * requests, and never a replacement by the page. Chromium runs this script before the observer. The observer's offer of
 * its channel then marks its start, and it has replaced `fetch` when its script has ended.
 */
export function captureFetch(): () => typeof fetch {
  let captured = globalThis.fetch
  addEventListener(fontsOf(document), OFFER, () => {
    if (!isBeforeScripts()) return
    void then(
      resolved,
      () => (captured = globalThis.fetch),
      () => undefined,
    )
  })
  return () => captured
}
