import { isBeforeScripts } from '../channel/isBeforeScripts.ts'
import { addEventListener, fontsOf } from '../channel/primordials.ts'
import { OFF } from '../channel/names.ts'

const controller = new AbortController()

/** Removes the observer's listeners from the document and the window when the extension is off on the site. */
export const { signal } = controller

/**
 * Stops observing when the script of sites that are off asks for it before the page's first script: calls `restore` and
 * removes the listeners of {@link signal}. Either script may run first. Returns a function that returns whether observing
 * has stopped.
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
