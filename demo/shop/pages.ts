/**
 * A page of the shop: its path is `/NAME.html`, its behaviour is in `pages/NAME.js`. It shows `pages/offers.html`,
 * or its own `pages/NAME.html` where there is one.
 */
export type ShopPage = {
  name: string
  title: string
  /** One sentence: what the page does, or does wrong. */
  sentence: string
}

export const shopPages: ShopPage[] = [
  {
    name: 'correct',
    title: 'Everything right',
    sentence: 'Every offer that is shown is notified once, with its own state and token.',
  },
  {
    name: 'forgets-product1',
    title: 'A forgotten display',
    sentence: 'Shows the offer of product1 and never tells Target.',
  },
  {
    name: 'product1-twice',
    title: 'A doubled display',
    sentence: 'Shows the offer of product1 once and notifies it twice, so Target counts it twice.',
  },
  {
    name: 'wrong-state',
    title: 'A mistaken state',
    sentence: 'Notifies product1 with the state that was handed out for home.',
  },
  {
    name: 'leave',
    title: 'A display on leaving',
    sentence: 'Notifies home only as the page is left, while it is being hidden.',
  },
  {
    name: 'faults',
    title: 'A broken edge',
    sentence: 'Asks the edge for a bad answer, named by ?fault=…, and shows what became of it.',
  },
]
