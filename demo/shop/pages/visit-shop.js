import { createTargetClient, displayOf } from './target-client.js'

/** The mboxes that every page of the shop requests. */
export const wanted = {
  execute: { mboxes: [{ index: 0, name: 'footer' }] },
  prefetch: {
    mboxes: [
      { index: 0, name: 'home' },
      { parameters: { department: 'green tea' }, index: 1, name: 'product1' },
      { index: 2, name: 'product-data' },
      { index: 3, name: 'signup' },
      { index: 4, name: 'members-only' },
    ],
  },
}

/**
 * Loads the shop's offers, shows them, and notifies them. `notify(shown, send, mboxes)` decides what to report for a
 * shown HTML offer; `send` reports it. The page notifies the JSON offer itself: clients do not know when it was used.
 */
export async function visitShop(notify = (shown, send) => send(shown)) {
  const client = createTargetClient()
  const response = await client.getOffers(wanted)
  const { mboxes } = response.prefetch
  const send = (shown, options) => client.sendNotification(shown, options)
  client.applyOffers(response, { notify: shown => notify(shown, send, mboxes) })
  const facts = mboxes.find(mbox => mbox.name === 'product-data')
  showFacts(facts.options[0].content)
  send(displayOf(facts, [facts.options[0].eventToken]))
  markDone()
}

/** Signals to a waiting test that the page will send nothing more by itself. */
export function markDone() {
  document.documentElement.dataset.target = 'done'
}

function showFacts({ price, badge }) {
  document.querySelector('#oolong-price').textContent = `€ ${price}`
  const place = document.querySelector('#oolong-badge')
  place.textContent = badge
  place.hidden = false
}
