import { visitShop } from './visit-shop.js'

await visitShop((shown, send, mboxes) => {
  const { state } = mboxes.find(mbox => mbox.name === 'home')
  const isProduct1 = shown.mbox.name === 'product1'
  send(isProduct1 ? { ...shown, mbox: { ...shown.mbox, state } } : shown)
})
