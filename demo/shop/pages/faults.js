import { createTargetClient } from './target-client.js'
import { markDone, wanted } from './visit-shop.js'

const fault = new URLSearchParams(location.search).get('fault') ?? ''
const outcome = document.querySelector('#outcome')

try {
  // The offers of a bad answer are neither shown nor notified: the traffic is the point of this page.
  const { prefetch } = await createTargetClient().getOffers(wanted, { fault })
  outcome.textContent = `${fault || 'No fault'}: an answer with ${prefetch?.mboxes?.length ?? 'no'} mboxes.`
} catch (error) {
  outcome.textContent = `${fault || 'No fault'}: ${error.message}`
}
markDone()
