import * as v from 'valibot'
import { BodySchema } from '../exchange/bodySchema.ts'
import { TimeSchema } from '../exchange/numberSchemas.ts'
import { AnsweredSchema, RequestSchema } from '../exchange/sideSchemas.ts'
import { NetworkFactsSchema } from '../network/networkSchema.ts'
import type { Step } from './journal.ts'

const yes = v.optional(v.literal(true))
const text = v.optional(v.string())

const ResponseSchema = v.variant('kind', [
  AnsweredSchema,
  v.object({
    kind: v.literal('failed'),
    time: TimeSchema,
    reason: v.string(),
    provisional: v.exactOptional(v.literal(true)),
  }),
])

const owner = {
  exchangeId: v.string(),
  documentId: v.string(),
  frameId: v.number(),
  frame: v.optional(v.object({ origin: v.string(), url: v.string() })),
  file: text,
  isPartial: yes,
}

/** A {@link Step} as a panel keeps it for the next one. */
export const StepSchema: v.GenericSchema<unknown, Step> = v.variant('kind', [
  v.object({ ...owner, kind: v.literal('request'), request: RequestSchema }),
  v.object({ ...owner, kind: v.literal('body'), body: BodySchema }),
  v.object({ ...owner, kind: v.literal('response'), response: ResponseSchema }),
  v.object({ ...owner, kind: v.literal('release'), time: TimeSchema }),
  v.object({ ...owner, kind: v.literal('claim'), claim: v.object({ instance: v.string(), madeFor: text }) }),
  v.object({ ...owner, kind: v.literal('facts'), network: NetworkFactsSchema }),
  v.object({
    kind: v.literal('event'),
    event: v.object({
      id: v.string(),
      documentId: v.string(),
      time: TimeSchema,
      type: v.string(),
      detail: BodySchema,
    }),
  }),
  v.object({
    kind: v.literal('network'),
    call: v.object({ ...NetworkFactsSchema.entries, body: BodySchema, answer: BodySchema }),
  }),
  v.object({
    kind: v.literal('document'),
    document: v.object({ id: v.string(), openedAt: TimeSchema, startedAt: TimeSchema }),
  }),
])
