/** Reports propositions of `sendEvent` as displayed; those that were not delivered are undefined. */
export function sendDisplay(alloy, propositions) {
  return report(alloy, 'decisioning.propositionDisplay', { display: 1 }, propositions)
}

/** Reports a click on them. */
export function sendInteract(alloy, propositions) {
  return report(alloy, 'decisioning.propositionInteract', { interact: 1 }, propositions)
}

async function report(alloy, eventType, propositionEventType, propositions) {
  const reported = propositions.filter(Boolean).map(({ id, scope, scopeDetails }) => ({ id, scope, scopeDetails }))
  if (reported.length === 0) return
  const decisioning = { propositions: reported, propositionEventType }
  await alloy('sendEvent', { xdm: { eventType, _experience: { decisioning } } })
}
