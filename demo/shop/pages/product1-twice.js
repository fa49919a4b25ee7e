import { newId } from './target-client.js'
import { visitShop } from './visit-shop.js'

await visitShop((shown, send) => {
  send(shown)
  if (shown.mbox.name === 'product1') send(shown, { impressionId: newId() })
})
