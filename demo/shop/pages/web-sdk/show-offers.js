import { askForScopes } from './ask-for-scopes.js'

/**
 * Asks for form-based scopes and shows the HTML of each in its place. Resolves to the propositions of each scope:
 * `display`, and `click` where the scope has its own measurement.
 */
export async function showOffers(alloy, scopes) {
  const offers = Object.fromEntries(scopes.map(scope => [scope, {}]))
  for (const proposition of await askForScopes(alloy, scopes)) {
    const [{ schema, data }] = proposition.items
    const isClick = schema.endsWith('/measurement')
    offers[proposition.scope][isClick ? 'click' : 'display'] = proposition
    if (schema.endsWith('/html-content-item')) show(proposition.scope, data.content)
  }
  return offers
}

function show(scope, html) {
  document.querySelector(`[data-mbox="${scope}"]`).innerHTML = html
}
