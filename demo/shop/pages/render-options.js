import { renderAction } from './render-actions.js'

/**
 * Shows a location's options: HTML in `place`, actions at their selectors. JSON is left to the page. Returns `{
 * rendered, failed, redirects }`: options, `{ option, error }`, and addresses. A redirect is rendered when it is going
 * to be followed.
 */
export function renderOptions(options, { place = null, follow = false } = {}) {
  const result = { rendered: [], failed: [], redirects: [] }
  const shown = (options ?? []).filter(({ type }) => type !== 'json')
  if (place !== null && shown.some(({ type }) => type === 'html')) place.replaceChildren()
  for (const option of shown) {
    const address = redirectOf(option)
    if (address !== undefined) result.redirects.push(address)
    if (address !== undefined && !follow) continue
    const error = address === undefined ? renderOption(option, place) : undefined
    if (error === undefined) result.rendered.push(option)
    else result.failed.push({ option, error })
  }
  return result
}

/** Fetches the options whose content is an address; from then on they are HTML. */
export async function fetchDynamicOptions(options) {
  for (const option of options ?? []) {
    if (option.type !== 'dynamic') continue
    option.content = await (await fetch(option.content)).text()
    option.type = 'html'
  }
}

/** Whether one of a response's locations redirects. */
export function hasRedirect(options) {
  return (options ?? []).some(option => redirectOf(option ?? {}) !== undefined)
}

function redirectOf({ type, content }) {
  if (type === 'redirect') return content
  return type === 'actions' ? content?.find?.(action => action.type === 'redirect')?.content : undefined
}

function renderOption({ type, content }, place) {
  if (type === 'actions') {
    const errors = content.map(renderAction).filter(Boolean)
    return errors.length > 0 ? errors.join('; ') : undefined
  }
  if (place === null) return 'No place for it on the page'
  place.insertAdjacentHTML('beforeend', content)
  return undefined
}
