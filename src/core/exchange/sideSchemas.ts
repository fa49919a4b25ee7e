import * as v from 'valibot'
import { BodySchema } from './bodySchema.ts'
import { TimeSchema } from './numberSchemas.ts'

const yes = v.optional(v.literal(true))
const text = v.optional(v.string())

/** A {@link RequestSide} as it is kept and written to files. */
export const RequestSchema = v.object({
  source: v.picklist(['XHR', 'fetch', 'beacon', 'network', 'server state', 'import', 'inspector']),
  time: TimeSchema,
  method: v.string(),
  url: v.string(),
  body: BodySchema,
  queued: v.optional(v.boolean()),
  held: yes,
  undated: yes,
  madeFor: text,
  asServer: yes,
  from: v.optional(v.literal('extension')),
  visit: v.optional(v.object({ sessionId: text, targetCookie: text, locationHint: text })),
})

/** An answered {@link ResponseSide} as it is kept and written to files. */
export const AnsweredSchema = v.object({
  kind: v.literal('answered'),
  time: TimeSchema,
  status: v.number(),
  body: BodySchema,
  headers: text,
  unreadByPage: v.optional(v.boolean()),
  undated: yes,
})
