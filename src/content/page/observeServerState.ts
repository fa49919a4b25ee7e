import { addEventListener } from '../channel/primordials.ts'
import { after } from './after.ts'
import type { ReportText } from './createCalls.ts'
import { createStateReader } from './createStateReader.ts'
import { ownData } from './ownData.ts'
import { PASSIVE } from './passive.ts'
import { quietly } from '../channel/quietly.ts'

/** Milliseconds between two looks at a page that has settings for Target. */
const PAUSE = 1000

/**
 * Reports `targetGlobalSettings.serverState`, and returns the function that looks for it now. An accessor would see
 * every change, but the page could find it in the property's descriptor. So the observer looks when the document is
 * parsed, loaded (`pageshow` follows `load`), shown again and left, whenever it is called, and every second once it saw
 * the settings. A page without them costs a few looks in all. After `document.open()`, which removes the listeners,
 * only the calls and the seconds remain.
 */
export function observeServerState(report: ReportText): () => void {
  const read = createStateReader(report)
  let isLeft = false
  let isLooking = false
  let isBeating = false
  let beats = 0
  const isEmptyDocument = location.href === 'about:blank'

  const look = (): void => {
    // Looking at a Proxy of the page may make it call Target.
    if (isLooking) return
    quietly(() => {
      isLooking = true
      const settings = ownData(globalThis, 'targetGlobalSettings')
      if (typeof settings !== 'object' || settings === null) return
      if (!isLeft && !isBeating) beat()
      read(settings)
    })
    isLooking = false
  }
  const beat = (): void => {
    const number = ++beats
    isBeating = true
    after(PAUSE, () => {
      // A pending wait cannot be cancelled: it may end after the page was shown again.
      if (!isBeating || number !== beats) return
      beat()
      look()
    })
  }

  const onHide = (): void => {
    // A tab begins with an empty document. Firefox ends a script that looks into it as it is left, and logs that.
    if (!isEmptyDocument) look()
    isLeft = true
    isBeating = false
  }
  const onShow = (): void => {
    isLeft = false
    look()
  }

  look()
  addEventListener(document, 'DOMContentLoaded', look, PASSIVE)
  addEventListener(globalThis, 'pageshow', onShow, PASSIVE)
  addEventListener(globalThis, 'pagehide', onHide, PASSIVE)
  return look
}
