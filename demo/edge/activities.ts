/** An offer as the Delivery API returns it in `options[]`, without its token. */
export type Offer =
  | { type: 'html'; content: string }
  | { type: 'json'; content: Record<string, unknown> }
  | { type: 'actions'; content: { type: string; selector: string; cssSelector: string; content: string }[] }

/** A click goal. Form-based mboxes have no selector. */
export type Metric = { name: string; selector?: string }

/** A location an activity fills. */
export type Place = {
  kind: 'mbox' | 'view' | 'pageLoad'
  name: string
  offers: Offer[]
  metrics?: Metric[]
}

export type Activity = {
  id: number
  name: string
  experience: { id: number; name: string }
  /** A JSON-logic condition over the engine's context; everybody qualifies without one. */
  audience?: Record<string, unknown>
  /** `tnta` values for Analytics for Target: of a display, and of a click. */
  a4t?: { display: string; click: string }
  places: Place[]
}

/** The demo account. `home` and `product1` belong to one experience, hence share one token. */
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
    places: [
      {
        kind: 'pageLoad',
        name: 'target-global-mbox',
        offers: [setHtml('#headline', 'Welcome in from the cold')],
        metrics: [{ name: 'headline-click', selector: '#headline' }],
      },
    ],
  },
  {
    id: 410007,
    name: 'Views of the shop',
    experience: { id: 1, name: 'Guided' },
    places: [
      {
        kind: 'view',
        name: 'catalog',
        offers: [setHtml('#view-title', 'Teas for the evening'), setHtml('#view-note', 'All without caffeine')],
        metrics: [{ name: 'catalog-click', selector: '#view-title' }],
      },
      { kind: 'view', name: 'cart', offers: [setHtml('#view-title', 'Nearly there')] },
    ],
  },
]

function html(content: string): Offer {
  return { type: 'html', content }
}

function setHtml(selector: string, content: string): Offer {
  return { type: 'actions', content: [{ type: 'setHtml', selector, cssSelector: selector, content }] }
}
