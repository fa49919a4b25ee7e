import { CUSTOMER_ID } from './requestModel.ts'
import { ANY, array, free, number, object, required, text } from '../dialect/shape.ts'

/** The site defines what an offer holds. */
const OPTION = object({ type: required(text()), content: ANY, eventToken: text(), responseTokens: free() })

const ANALYTICS = object({ payload: object({ pe: text(), tnta: text() }) })

const METRICS = array(
  object({ type: required(text()), selector: text(), eventToken: required(text()), analytics: ANALYTICS }),
)

const CONTENT = { options: array(OPTION), metrics: METRICS, analytics: ANALYTICS, state: text(), trace: ANY }

const MBOXES = array(object({ index: number('int'), name: required(text()), ...CONTENT }))

/** The Delivery API's response according to Adobe's OpenAPI file, and the message of a refusal. */
export const RESPONSE = object({
  status: number('int'),
  message: text(),
  requestId: text(),
  id: object({
    tntId: text(),
    thirdPartyId: text(),
    marketingCloudVisitorId: text(),
    customerIds: array(CUSTOMER_ID),
  }),
  client: text(),
  edgeHost: text(),
  execute: object({ pageLoad: object(CONTENT), mboxes: MBOXES }),
  prefetch: object({
    pageLoad: object(CONTENT),
    mboxes: MBOXES,
    views: array(object({ name: required(text()), key: text(), ...CONTENT })),
    metrics: METRICS,
  }),
  notifications: array(object({ id: required(text()), trace: ANY })),
  telemetryServerToken: text(),
})
