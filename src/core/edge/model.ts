import { ANY, array, number, object, required, text } from '../dialect/shape.ts'

/*
 * The members of Edge Network calls that are read, as the Web SDK writes and reads them. All others are kept.
 */

const PROPOSITION_EVENT = object({
  propositions: array(object({ id: text(), scope: text(), scopeDetails: ANY, items: ANY })),
  propositionEventType: ANY,
})

const XDM = object({
  eventType: text(),
  identityMap: ANY,
  web: object({ webPageDetails: object({ URL: text(), viewName: text() }) }),
  implementationDetails: object({ name: text(), version: text() }),
  _experience: object({ decisioning: PROPOSITION_EVENT }),
})

const EVENT = object({
  xdm: XDM,
  data: ANY,
  query: object({ personalization: object({ decisionScopes: array(text()), surfaces: array(text()) }) }),
})

/** The body of a request: `events` in version 1 of the service, `event` in version 2. */
export const EDGE_REQUEST = object({
  events: array(EVENT),
  event: EVENT,
  consent: array(object({ standard: text(), value: ANY })),
  xdm: object({ identityMap: ANY }),
  meta: object({
    state: object({ entries: array(object({ key: text(), value: text() })) }),
    configOverrides: object({ com_adobe_target: object({ propertyToken: text() }) }),
  }),
})

const REPORT = object({
  type: text(),
  status: number('int'),
  title: text(),
  detail: text(),
  // Beside the report in older answers (Adobe's mobile SDKs).
  eventIndex: number('int'),
  report: object({ eventIndex: number('int'), cause: object({ message: text(), code: ANY }) }),
})

/** The body of an answer; a fatal error has the members of a problem instead of handles. */
export const EDGE_RESPONSE = object({
  requestId: text(),
  handle: array(object({ type: required(text(), 'Web SDK'), payload: required(array(ANY), 'Web SDK') })),
  errors: array(REPORT),
  warnings: array(REPORT),
  type: text(),
  status: number('int'),
  title: text(),
  detail: text(),
})

const TOKENS = object({ display: text(), click: text() })

/** One decision for a scope, with all that it delivers: an item of the handle `personalization:decisions`. */
export const PROPOSITIONS = array(
  object({
    id: required(text(), 'Web SDK'),
    scope: required(text(), 'Web SDK'),
    scopeDetails: required(
      object({
        decisionProvider: text(),
        activity: object({ id: text() }),
        experience: object({ id: text() }),
        eventToken: text(),
        eventTokens: TOKENS,
        characteristics: object({
          scopeType: text(),
          eventToken: text(),
          eventTokens: TOKENS,
          analyticsToken: text(),
          analyticsTokens: ANY,
        }),
      }),
      'Web SDK',
    ),
    items: array(object({ id: text(), schema: text(), meta: ANY, data: ANY })),
  }),
)

/** The handle `identity:result`. */
export const IDENTITIES = array(object({ id: text(), namespace: object({ code: text() }) }))

/** The handle `locationHint:result`. */
export const HINTS = array(object({ scope: text(), hint: text() }))

/** The handle `state:store`: cookies that the Web SDK writes. */
export const STATE = array(object({ key: text(), value: text() }))
