import { markDone } from '../visit-shop.js'
import { startAlloy } from './start-alloy.js'

const alloy = await startAlloy({ defaultConsent: 'pending' })
const setConsent = general =>
  alloy('setConsent', { consent: [{ standard: 'Adobe', version: '1.0', value: { general } }] })
document.querySelector('#consent').addEventListener('click', ({ target }) => {
  const { general } = target.dataset
  if (general !== undefined) void setConsent(general)
})
const outcome = document.querySelector('#outcome')
document.querySelector('#ask-again').addEventListener('click', async () => {
  outcome.textContent = 'Sending…'
  const result = await alloy('sendEvent', { xdm: { eventType: 'web.webpagedetails.pageViews' } })
  outcome.textContent = result.propositions === undefined ? 'Not sent.' : 'Sent.'
})
void alloy('sendEvent', { renderDecisions: true })
markDone()
