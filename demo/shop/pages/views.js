import { newId } from './new-id.js'
import { renderOptions } from './render-options.js'
import { reportRendering, tokensOf } from './report-rendering.js'
import { trackClicks } from './track-clicks.js'

/** The views of a page: a cache by lower-cased name, and the function that shows and notifies one. */
export function createViews(calls) {
  const cache = new Map()
  let shown = new AbortController()
  return {
    /** Keeps prefetched views; they replace earlier ones of the same name. */
    add(views) {
      for (const view of views ?? []) cache.set(view.name.toLowerCase(), { ...view, name: view.name.toLowerCase() })
    },

    /**
     * Renders a view and sends its display, unless `page` is false. A view without offers is reported as visited:
     * without tokens and state.
     */
    trigger(viewName, { page = true } = {}) {
      const name = viewName.toLowerCase()
      const view = cache.get(name)
      calls.dispatch('at-content-rendering-start')
      // The clicks of the previous view no longer count.
      shown.abort()
      shown = new AbortController()
      const result = renderOptions(view?.options, { follow: calls.switches.follow })
      const tokens = tokensOf(result.rendered)
      if (page && view === undefined) send({ view: { name } })
      if (page && tokens.length > 0) send({ tokens, view: { name, state: view.state } })
      for (const metric of view?.metrics ?? []) {
        trackClicks(metric, calls.notify, { location: { view: { name } }, signal: shown.signal })
      }
      reportRendering(calls, [{ location: { view: name }, ...result }])
    },
  }

  function send(display) {
    calls.notify({ type: 'display', ...display }, { impressionId: newId() })
  }
}
