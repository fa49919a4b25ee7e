import { CUSTOMER_ID } from './requestMembers.ts'
import { array, FREE, NUMBER, object, STRING } from './shape.ts'

/** What an offer holds is the site's own; of it nothing is known. */
const OPTION = object({ type: STRING, content: FREE, eventToken: STRING, responseTokens: FREE })

const ANALYTICS = object({ payload: object({ pe: STRING, tnta: STRING }) })

const METRICS = array(object({ type: STRING, selector: STRING, eventToken: STRING, analytics: ANALYTICS }))

const CONTENT = { options: array(OPTION), metrics: METRICS, analytics: ANALYTICS, state: STRING, trace: FREE }

const MBOXES = array(object({ index: NUMBER, name: STRING, ...CONTENT }))

/** The OpenAPI file's DeliveryResponse, and the message of a refusal. */
export const RESPONSE = object({
  status: NUMBER,
  message: STRING,
  requestId: STRING,
  id: object({
    tntId: STRING,
    thirdPartyId: STRING,
    marketingCloudVisitorId: STRING,
    customerIds: array(CUSTOMER_ID),
  }),
  client: STRING,
  edgeHost: STRING,
  execute: object({ pageLoad: object(CONTENT), mboxes: MBOXES }),
  prefetch: object({
    pageLoad: object(CONTENT),
    mboxes: MBOXES,
    views: array(object({ name: STRING, key: STRING, ...CONTENT })),
    metrics: METRICS,
  }),
  notifications: array(object({ id: STRING, trace: FREE })),
  telemetryServerToken: STRING,
})
