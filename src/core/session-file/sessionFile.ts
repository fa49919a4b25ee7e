import * as v from 'valibot'
import { AnnotationSchema } from '../annotation/annotation.ts'
import { BodySchema } from '../exchange/bodySchema.ts'
import { TimeSchema } from '../exchange/numberSchemas.ts'
import { AnsweredSchema, RequestSchema } from '../exchange/sideSchemas.ts'
import { NetworkFactsSchema } from '../network/networkSchema.ts'
import { ScenarioSchema } from '../scenario/scenario.ts'

export const FORMAT = 'mbox-inspector'

/** The version that is written. Version 1 has exchanges only. */
export const VERSION = 2

/** An exchange as a session file holds it. */
export const ExchangeSchema = v.object({
  id: v.string(),
  documentId: v.string(),
  frameId: v.number(),
  frame: v.exactOptional(v.object({ origin: v.string(), url: v.string() })),
  request: v.exactOptional(RequestSchema),
  lateBody: v.exactOptional(BodySchema),
  response: v.exactOptional(
    v.variant('kind', [AnsweredSchema, v.object({ kind: v.literal('failed'), time: TimeSchema, reason: v.string() })]),
  ),
  releasedAt: v.exactOptional(TimeSchema),
  claim: v.exactOptional(v.object({ instance: v.string(), madeFor: v.optional(v.string()) })),
  network: v.exactOptional(NetworkFactsSchema),
  isPartial: v.exactOptional(v.literal(true)),
})

/** An event of a page's library. */
export const EventSchema = v.object({
  id: v.string(),
  documentId: v.string(),
  time: TimeSchema,
  type: v.string(),
  detail: BodySchema,
})

/** A whole session file of {@link VERSION}; `docs/session-file.schema.json` is derived from it. */
export const SessionFileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  environment: v.object({
    version: v.string(),
    userAgent: v.optional(v.string()),
    pageUrl: v.optional(v.string()),
    time: TimeSchema,
  }),
  /** The kinds of values that were masked. */
  masked: v.array(v.string()),
  /** Calls of the same pages are missing. */
  isPartial: v.exactOptional(v.literal(true)),
  /** The ids of the selected rows, where not all were exported. */
  rows: v.exactOptional(v.array(v.string())),
  exchanges: v.array(ExchangeSchema),
  events: v.array(EventSchema),
  annotations: v.array(AnnotationSchema),
  scenarios: v.array(ScenarioSchema),
})
export type SessionFile = v.InferOutput<typeof SessionFileSchema>
