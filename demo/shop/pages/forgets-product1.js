import { visitShop } from './visit-shop.js'

await visitShop((shown, send) => {
  if (shown.mbox.name !== 'product1') send(shown)
})
