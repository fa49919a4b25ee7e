import { createTargetClient } from './target-client.js'
import { markDone } from './visit-shop.js'

const client = createTargetClient()
const response = await client.getOffers({ prefetch: { mboxes: [{ index: 0, name: 'home' }] } })
client.applyOffers(response, {
  notify: shown => addEventListener('pagehide', () => client.sendNotification(shown), { once: true }),
})
markDone()
