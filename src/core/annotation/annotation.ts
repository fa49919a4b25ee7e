import * as v from 'valibot'
import { TimeSchema } from '../exchange/numberSchemas.ts'

/** What the tester expects of a row's display or click, although its verdict is a failure or is owed. */
export const ExpectationSchema = v.object({
  event: v.picklist(['display', 'click']),
  /** The expected status, as on screen. */
  status: v.string(),
  /** Why that is expected; may be empty. */
  reason: v.string(),
  /** Who decided it; may be empty. */
  author: v.string(),
  /** When, ms since the epoch. */
  time: TimeSchema,
})
export type Expectation = v.InferOutput<typeof ExpectationSchema>

/** What the tester attached to a row. */
export const AnnotationSchema = v.object({
  /** The id of the row, which `core/ledger/reconcile` makes. */
  rowId: v.string(),
  /** May be empty. */
  note: v.string(),
  expectations: v.array(ExpectationSchema),
})
export type Annotation = v.InferOutput<typeof AnnotationSchema>
