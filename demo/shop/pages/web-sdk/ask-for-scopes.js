/** Asks for form-based scopes alone, without the page's own content. Resolves to the propositions. */
export async function askForScopes(alloy, decisionScopes) {
  const personalization = { defaultPersonalizationEnabled: false }
  const { propositions } = await alloy('sendEvent', { decisionScopes, personalization })
  return propositions
}
