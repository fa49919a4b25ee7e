import * as v from 'valibot'
import { TimeSchema } from '../exchange/numberSchemas.ts'

/**
 * What an expectation is about, in terms that a later document of the page shares: tokens and ids of documents may change
 * with each load.
 */
export const SubjectSchema = v.object({
  /** The name of the protocol that delivered or reported it. */
  dialect: v.string(),
  /** The location, as `locationKey` writes it. */
  location: v.string(),
  /** The location's rank among those of its name, from 0. */
  rank: v.number(),
  /** The kind of its item, and the type of an event without a token. */
  kind: v.string(),
  /** Activity and experience, by id or else by name; absent where the answer names neither. */
  activity: v.optional(v.string()),
  experience: v.optional(v.string()),
  /** Its token in the document of its row; absent without one. */
  token: v.optional(v.string()),
  /** Its place, from 0, among the rows of its document that location, kind, activity and experience do not distinguish. */
  place: v.number(),
  /** How many such rows its document has: in one with another number the place means nothing. */
  alike: v.number(),
})
export type Subject = v.InferOutput<typeof SubjectSchema>

/** What the tester expects of a row's display or click, although its verdict is a failure or is owed. */
export const ExpectationSchema = v.object({
  event: v.picklist(['display', 'click']),
  /** The expected result: `displayed`, `not displayed`, `clicked`, `not clicked`, or a status as on screen. */
  status: v.string(),
  /** Why that is expected; may be empty. */
  reason: v.string(),
  /** Who decided it; may be empty. */
  author: v.string(),
  /** When, ms since the epoch. */
  time: TimeSchema,
  /** The rows of other documents to which it applies too; absent for the annotation's row alone. */
  subject: v.optional(SubjectSchema),
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
