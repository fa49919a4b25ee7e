import { createCalls } from './delivery-calls.js'
import { hasRedirect, renderOptions } from './render-options.js'
import { reportRendering, tokensOf } from './report-rendering.js'
import { locationsOf, mboxesOf } from './response-locations.js'
import { trackClicks } from './track-clicks.js'

export { newId } from './new-id.js'

/**
 * A small client that behaves on the wire as at.js 2.11.8 does: content by XMLHttpRequest, notifications by beacons,
 * one of them for each event, and the same events on `document`.
 *
 * `shown` below is `{ type, mbox: { name, state? }, tokens, parameters? }`, the content of one notification; a `view`
 * may replace the mbox.
 */
export function createTargetClient(calls = createCalls()) {
  const { dispatch, notify: sendNotification } = calls
  return {
    /** Asks for content. `wanted` is `{ execute?, prefetch? }`; resolves to the response, rejects with a reason. */
    async getOffers(wanted, { fault } = {}) {
      dispatch('at-request-start')
      try {
        const response = await calls.request(wanted, fault)
        dispatch('at-request-succeeded', summaryOf(response))
        return withParameters(response, wanted)
      } catch (error) {
        // at.js clones the detail through JSON, in which an Error is empty.
        dispatch('at-request-failed', { error: {} })
        throw error
      }
    },

    /**
     * Renders the offers of a response's mboxes into `[data-mbox=NAME]`, reports them on `document`, and notifies each
     * prefetched mbox with `notify` (by default one display). Executed mboxes have no tokens, hence no display.
     */
    applyOffers({ execute, prefetch }, { notify = sendNotification } = {}) {
      dispatch('at-content-rendering-start')
      const results = [...mboxesOf(execute), ...mboxesOf(prefetch)].map(mbox => {
        const place = document.querySelector(`[data-mbox="${mbox.name}"]`)
        const result = renderOptions(mbox.options, { place, follow: calls.switches.follow })
        const tokens = tokensOf(result.rendered)
        if (tokens.length > 0) notify(displayOf(mbox, tokens))
        if (result.rendered.length > 0) trackMbox(mbox, place, sendNotification)
        return { location: { mbox: mbox.name }, ...result }
      })
      reportRendering(calls, results)
    },

    /** Sends one notification in a separate request, by beacon. `impressionId` goes on the request. */
    sendNotification,
  }
}

/** The display of a prefetched mbox, as at.js makes it: all tokens, the state, and the parameters it was asked with. */
export function displayOf({ name, state, parameters }, tokens) {
  return { type: 'display', ...(parameters && { parameters }), tokens, mbox: { name, state } }
}

/** The detail of `at-request-succeeded` for a response. */
export function summaryOf(response) {
  const locations = locationsOf(response)
  const options = locations.flatMap(location => location?.options ?? [])
  const responseTokens = options.map(option => option?.responseTokens).filter(Boolean)
  const analyticsDetails = locations.map(location => location?.analytics).filter(Boolean)
  return {
    ...(analyticsDetails.length > 0 && { analyticsDetails }),
    ...(responseTokens.length > 0 && { responseTokens }),
    redirect: hasRedirect(options),
  }
}

function trackMbox({ name, metrics }, place, notify) {
  const fallback = place?.querySelector('button') ?? place
  for (const metric of metrics ?? []) trackClicks(metric, notify, { fallback, location: { mbox: { name } } })
}

/** As at.js does, gives each prefetched mbox the parameters it was asked with. */
function withParameters(response, wanted) {
  for (const { name, parameters } of mboxesOf(wanted.prefetch)) {
    if (parameters === undefined) continue
    for (const mbox of mboxesOf(response.prefetch)) if (mbox?.name === name) mbox.parameters = parameters
  }
  return response
}
