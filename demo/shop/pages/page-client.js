import { createCalls } from './delivery-calls.js'
import { renderOptions } from './render-options.js'
import { reportRendering } from './report-rendering.js'
import { readServerState } from './server-state.js'
import { createTargetClient, summaryOf } from './target-client.js'
import { trackClicks } from './track-clicks.js'
import { createViews } from './views.js'

/**
 * The part of the client that at.js does by itself: the page's own content and its views, asked for in one request, or
 * taken from `targetGlobalSettings.serverState` without any.
 */
export function createPageClient(calls = createCalls()) {
  const views = createViews(calls)
  const waiting = []
  const tracked = new Set()
  let isReady = false

  const track = metrics => {
    for (const metric of metrics ?? []) {
      if (!tracked.has(metric.eventToken)) trackClicks(metric, calls.notify)
      tracked.add(metric.eventToken)
    }
  }

  const apply = ({ execute, prefetch }) => {
    calls.dispatch('at-content-rendering-start')
    views.add(prefetch?.views)
    const results = []
    if (execute?.pageLoad !== undefined) {
      const { options } = execute.pageLoad
      results.push({ location: { pageLoad: true }, ...renderOptions(options, calls.switches) })
    }
    if (prefetch?.metrics !== undefined) {
      results.push({ location: { prefetchMetrics: true }, ...renderOptions([], calls.switches) })
    }
    track(execute?.pageLoad?.metrics)
    track(prefetch?.metrics)
    reportRendering(calls, results)
  }

  return {
    /** Loads and shows the page's content. Without a pageLoad only views are asked for. */
    async init({ withPageLoad = true } = {}) {
      const state = readServerState()
      const wanted = { ...(withPageLoad && { execute: { pageLoad: {} } }), prefetch: { views: [{}] } }
      const response = state?.response ?? (await createTargetClient(calls).getOffers(wanted))
      calls.dispatch('at-library-loaded')
      apply(response)
      isReady = true
      // As in at.js, the view triggered last comes first.
      while (waiting.length > 0) views.trigger(...waiting.pop())
    },

    /** Shows a view; before the page's content is there, the view waits. */
    triggerView(name, options) {
      if (isReady) views.trigger(name, options)
      else waiting.push([name, options])
    },

    /** Takes the content from `targetGlobalSettings.serverState`, as it is now. */
    applyServerState() {
      const state = readServerState()
      if (state === undefined) return
      calls.dispatch('at-request-succeeded', summaryOf(state.response))
      apply(state.response)
    },
  }
}
