import { askForScopes } from './ask-for-scopes.js'

/** Asks for a form-based scope and lets the Web SDK put it in its place. Resolves to the propositions. */
export async function applyTo(alloy, scope) {
  const propositions = await askForScopes(alloy, [scope])
  const metadata = { [scope]: { selector: `[data-mbox="${scope}"]`, actionType: 'setHtml' } }
  await alloy('applyPropositions', { propositions, metadata })
  return propositions
}
