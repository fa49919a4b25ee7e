import { ASK, OFFER, REPORT, TAKEN } from './names.ts'

/**
 * The relay's end of the channel: takes the first one offered before page scripts run, and calls back with each report:
 * a text of unknown content, still to be parsed and checked. Anything a page offers later is ignored.
 */
export function receiveReports(onReport: (text: string) => void): void {
  const place = document.fonts
  const scriptsAtStart = document.scripts.length

  const take = (event: Event): void => {
    place.removeEventListener(OFFER, take)
    if (document.scripts.length !== scriptsAtStart) return
    const channel = 'relatedTarget' in event ? event.relatedTarget : null
    if (!(channel instanceof Comment)) return
    channel.addEventListener(REPORT, listen)
    channel.dispatchEvent(new Event(TAKEN))
  }

  const listen = (event: Event): void => {
    if ('detail' in event && typeof event.detail === 'string') onReport(event.detail)
  }

  place.addEventListener(OFFER, take)
  place.dispatchEvent(new Event(ASK))
}
