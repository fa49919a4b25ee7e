import type { Action, Activity, Offer } from './activity.ts'
import { stageActions } from './stageActions.ts'

/** The demo account. `home` and `product1` belong to one experience, so they share one token. */
export const activities: Activity[] = [
  {
    id: 410001,
    name: 'Autumn at the teahouse',
    experience: { id: 1, name: 'Harvest' },
    a4t: { display: '410001:1:0|2', click: '410001:1:0|1' },
    places: [
      {
        kind: 'mbox',
        name: 'home',
        offers: [html('<p class="eyebrow">New harvest</p><h2>First flush is here</h2><p>Free delivery this week.</p>')],
      },
      {
        kind: 'mbox',
        name: 'product1',
        offers: [html('<h3>Misty Valley Green</h3><p>Three tins for the price of two.</p>')],
      },
    ],
  },
  {
    id: 410002,
    name: 'Product facts',
    experience: { id: 0, name: 'Plain facts' },
    places: [
      {
        kind: 'mbox',
        name: 'product-data',
        offers: [{ type: 'json', content: { sku: 'OOLONG-50', price: '12.40', badge: 'Last tins', stock: 7 } }],
      },
    ],
  },
  {
    id: 410003,
    name: 'Letter from the teahouse',
    experience: { id: 0, name: 'Short form' },
    a4t: { display: '410003:0:0|2', click: '410003:0:0|32767' },
    places: [
      {
        kind: 'mbox',
        name: 'signup',
        offers: [html('<h3>A letter each month</h3><p>One tea, one story.</p><button type="button">Sign up</button>')],
        metrics: [{ name: 'signup-click' }],
      },
    ],
  },
  {
    id: 410004,
    name: 'Members of the tea club',
    experience: { id: 0, name: 'Club price' },
    audience: { '==': ['gold', { var: 'mbox.membership' }] },
    places: [{ kind: 'mbox', name: 'members-only', offers: [html('<p>Your club price: 20% off.</p>')] }],
  },
  {
    id: 410005,
    name: 'Footer promise',
    experience: { id: 0, name: 'Thirty days' },
    places: [{ kind: 'mbox', name: 'footer', offers: [html('<p>Not your cup of tea? Thirty days to return it.</p>')] }],
  },
  {
    id: 410006,
    name: 'Headline of every page',
    experience: { id: 1, name: 'Warm welcome' },
    a4t: { display: '410006:1:0|2', click: '410006:1:0|32767' },
    places: [
      {
        kind: 'pageLoad',
        name: 'target-global-mbox',
        offers: [
          setHtml('#headline', 'Welcome in from the cold'),
          actions(...stageActions),
          actions({ type: 'redirect', content: '/correct.html?from=redirect' }),
        ],
        metrics: [{ name: 'headline-click', selector: '#headline' }],
      },
    ],
  },
  {
    id: 410007,
    name: 'Views of the shop',
    experience: { id: 1, name: 'Guided' },
    a4t: { display: '410007:1:0|2', click: '410007:1:0|32767' },
    places: [
      {
        kind: 'view',
        name: 'catalog',
        offers: [setHtml('#view-title', 'Teas for the evening'), setHtml('#view-note', 'All without caffeine')],
        metrics: [{ name: 'catalog-click', selector: '#view-title' }],
      },
      { kind: 'view', name: 'cart', offers: [setHtml('#view-title', 'Nearly there')] },
      { kind: 'view', name: 'tasting', offers: [setHtml('#view-title', 'Taste three, keep one')] },
    ],
    metrics: [{ name: 'order-click', selector: '#order' }],
  },
  {
    id: 410008,
    name: 'Evening light',
    experience: { id: 0, name: 'Lamp on' },
    places: [
      { kind: 'view', name: 'catalog', offers: [action('setText', '#view-price', 'From € 6.40')] },
      // No page has this element: this option cannot be shown.
      { kind: 'view', name: 'tasting', offers: [action('setText', '#view-nowhere', 'Never seen')] },
    ],
  },
  {
    id: 410010,
    name: 'A shop that moved',
    experience: { id: 1, name: 'To the new one' },
    audience: { '==': ['yes', { var: 'mbox.moved' }] },
    places: [
      {
        kind: 'pageLoad',
        name: 'target-global-mbox',
        offers: [{ type: 'redirect', content: '/correct.html?from=moved' }],
      },
    ],
  },
  {
    id: 410011,
    name: 'Nothing new',
    experience: { id: 0, name: 'Control' },
    places: [{ kind: 'mbox', name: 'control', offers: [html('')] }],
  },
  {
    id: 410009,
    name: 'One offer of every type',
    experience: { id: 0, name: 'All types' },
    places: [
      { kind: 'mbox', name: 'tasting-table', offers: [action('setText', '#tasting-table', 'Set for four')] },
      { kind: 'mbox', name: 'daily-tip', offers: [{ type: 'dynamic', content: '/daily-tip.html' }] },
      { kind: 'mbox', name: 'moved-shop', offers: [{ type: 'redirect', content: '/correct.html?from=moved-shop' }] },
    ],
  },
]

function html(content: string): Offer {
  return { type: 'html', content }
}

function setHtml(selector: string, content: string): Offer {
  return action('setHtml', selector, content)
}

function action(type: string, selector: string, content: string): Offer {
  return actions({ type, selector, cssSelector: selector, content })
}

function actions(...content: Action[]): Offer {
  return { type: 'actions', content }
}
