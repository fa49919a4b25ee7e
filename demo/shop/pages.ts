/** A page of the shop: its path is `/NAME.html`, its behaviour is in `pages/NAME.js`. */
export type ShopPage = {
  name: string
  title: string
  /** One sentence: what the page does, or does wrong. */
  sentence: string
  /** The files of `pages/` that it shows, one below the other; `offers` by default. */
  parts?: string[]
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
    sentence: 'Shows the offer of product1 and never notifies Target.',
  },
  {
    name: 'product1-twice',
    title: 'A doubled display',
    sentence: 'Shows the offer of product1 once and notifies it twice, so Target counts it twice.',
  },
  {
    name: 'wrong-state',
    title: 'A mistaken state',
    sentence: 'Notifies product1 with the state that was delivered for home.',
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
    parts: ['faults'],
  },
  {
    name: 'spa',
    title: 'A single-page shop',
    sentence: 'Prefetches all views with the pageLoad, and shows and notifies each view as it is triggered.',
    parts: ['views', 'switches'],
  },
  {
    name: 'hybrid',
    title: 'Rendered by the server',
    sentence: 'Has its offers from the server, which asked Target itself: the page only notifies what it shows.',
    parts: ['views', 'hybrid'],
  },
  {
    name: 'option-types',
    title: 'Every type of offer',
    sentence: 'Prefetches HTML, JSON, actions, a redirect and a dynamic offer; notifies what it shows, not the JSON.',
    parts: ['option-types'],
  },
  {
    name: 'mistakes',
    title: 'One mistake at a time',
    sentence: 'Notifies home as it should, and makes the mistake named by ?mistake=…',
    parts: ['mistakes'],
  },
  {
    name: 'own-policy',
    title: 'A policy without Target',
    sentence: 'Notifies no mbox that it shows, and ends with a Content Security Policy that allows no call to Target.',
  },
  {
    name: 'unseen',
    title: 'Past the page',
    sentence: 'Prefetches and notifies home where no page script sees it, as set by ?how=…: worker, native and more.',
    parts: ['unseen'],
  },
]
