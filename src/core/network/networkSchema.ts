import * as v from 'valibot'
import { DurationSchema, TimeSchema } from '../exchange/numberSchemas.ts'

const HeadersSchema = v.array(v.object({ name: v.string(), value: v.string() }))
const ms = v.optional(v.number())

/** {@link NetworkFacts} as it is passed between extension pages and written to files. */
export const NetworkFactsSchema = v.object({
  id: v.string(),
  time: TimeSchema,
  duration: DurationSchema,
  method: v.string(),
  url: v.string(),
  requestHeaders: HeadersSchema,
  status: v.number(),
  statusText: v.string(),
  responseHeaders: HeadersSchema,
  httpVersion: v.string(),
  serverAddress: v.string(),
  timings: v.object({ blocked: ms, dns: ms, connect: ms, ssl: ms, send: ms, wait: ms, receive: ms }),
  failure: v.optional(v.string()),
  redirectUrl: v.optional(v.string()),
  fromServiceWorker: v.optional(v.boolean()),
  ownSend: v.optional(v.boolean()),
  alsoIds: v.optional(v.array(v.string())),
})
