/** An offer as the Delivery API returns it in `options[]`, without its token. */
export type Offer =
  | { type: 'html'; content: string }
  | { type: 'json'; content: Record<string, unknown> }
  | { type: 'actions'; content: Action[] }
  /** The content is the target address. */
  | { type: 'redirect'; content: string }
  /** The content is the address of the HTML. */
  | { type: 'dynamic'; content: string }

/** One change of the page, as the visual composer makes them. */
export type Action = {
  type: string
  /** The element; missing for a redirect. */
  selector?: string
  cssSelector?: string
  content?: string | Record<string, string | number>
}

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
  /** A JSON-logic condition on the engine's context; without one, everybody qualifies. */
  audience?: Record<string, unknown>
  /** `tnta` values for Analytics for Target: of a display, and of a click. */
  a4t?: { display: string; click: string }
  places: Place[]
  /** Click goals bound to no location: `prefetch.metrics`. */
  metrics?: Metric[]
}
