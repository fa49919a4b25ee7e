import { isBeforeScripts } from '../channel/isBeforeScripts.ts'
import { addEventListener, fontsOf } from '../channel/primordials.ts'
import { OFF } from '../channel/names.ts'

const controller = new AbortController()

/** Removes the observer's listeners from the document and the window when the extension is off on the site. */
export const { signal } = controller

/**
 * Stops observing when the script of a site that the extension is off on reports that, before the page's first script: `restore`
 * is called, and the listeners of {@link signal} are removed. Which of the two scripts runs first differs. Returns the function
 * that returns whether it has stopped.
 */
export function stopWhenOff(restore: () => void): () => boolean {
  let isOff = false
  const stop = (): void => {
    if (!isBeforeScripts()) return
    isOff = true
    controller.abort()
    restore()
  }
  addEventListener(fontsOf(document), OFF, stop)
  return () => isOff
}
