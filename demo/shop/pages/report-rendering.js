/**
 * Reports on `document` which options of some locations were rendered. Each result is the return value of
 * `renderOptions` plus `location`: `{ mbox: NAME }`, `{ view: NAME }`, `{ pageLoad: true }` or `{ prefetchMetrics: true
 * }`.
 */
export function reportRendering({ dispatch, switches }, results) {
  const succeeded = results.filter(({ rendered, location }) => rendered.length > 0 || location.prefetchMetrics)
  const failed = results.filter(result => result.failed.length > 0)
  const redirects = results.flatMap(result => result.redirects)
  if (succeeded.length > 0) dispatch('at-content-rendering-succeeded', { execution: succeeded.map(toExecution) })
  if (failed.length > 0) dispatch('at-content-rendering-failed', { error: failed.map(toFailure) })
  for (const url of redirects) dispatch('at-content-rendering-redirect', { url })
  if (succeeded.length + failed.length + redirects.length === 0) dispatch('at-content-rendering-no-offers')
  if (switches.follow && redirects[0] !== undefined) location.replace(redirects[0])
}

/** The tokens of options, in order, repeated ones as well; executed options have none. */
export function tokensOf(options) {
  return options.map(option => option.eventToken).filter(token => token !== undefined)
}

function toExecution({ location, rendered, failed }) {
  const eventTokens = tokensOf(rendered)
  const responseTokens = rendered.map(option => option.responseTokens).filter(Boolean)
  const data = {
    ...(eventTokens.length > 0 && { eventTokens }),
    ...(responseTokens.length > 0 && { responseTokens }),
    ...(failed.length > 0 && { errors: failed.map(toError) }),
  }
  return { status: 'success', ...location, ...(Object.keys(data).length > 0 && { data }) }
}

function toFailure({ location, failed }) {
  return { status: 'error', ...location, data: { errors: failed.map(toError) } }
}

function toError({ option: { eventToken, responseTokens }, error }) {
  return { status: 'error', error, ...(eventToken && { eventToken }), ...(responseTokens && { responseTokens }) }
}
