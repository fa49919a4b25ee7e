import { isBeforePageScripts } from './isBeforePageScripts.ts'
import { ASK, OFFER, REPORT, TAKEN } from './names.ts'

/**
 * The relay's end of the channel: takes the first one offered before page scripts run, and calls back with each report:
 * a text of unknown content, still to be parsed and checked. Anything a page offers later is ignored.
 */
export function receiveReports(onReport: (text: string) => void): void {
  const place = document.fonts

  const take = (event: Event): void => {
    place.removeEventListener(OFFER, take)
    if (!isBeforePageScripts()) return
    const { relatedTarget: channel } = event as { relatedTarget?: unknown }
    if (!(channel instanceof Comment)) return
    channel.addEventListener(REPORT, listen)
    channel.dispatchEvent(new Event(TAKEN))
  }

  const listen = (event: Event): void => {
    const { detail } = event as { detail?: unknown }
    if (typeof detail === 'string') onReport(detail)
  }

  place.addEventListener(OFFER, take)
  place.dispatchEvent(new Event(ASK))
}
