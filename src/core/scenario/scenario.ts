import * as v from 'valibot'

/** A change of the notification that the panel builds. */
export const ChangeSchema = v.object({
  /**
   * The place as a JSON array: `["body", …]` for a path in the body, `["url", "base"]` for the URL before its query and
   * `["url", "query", NAME]` for a parameter.
   */
  path: v.string(),
  /** The value as JSON; empty where the place is removed. */
  json: v.string(),
})
export type StepChange = v.InferOutput<typeof ChangeSchema>

/** One notification of a scenario, and the expected answer to it. */
export const ScenarioStepSchema = v.object({
  /** The name of the protocol that sends it. */
  dialect: v.string(),
  event: v.picklist(['display', 'click']),
  /** The name is empty where a location of its kind has none. */
  location: v.object({ kind: v.string(), name: v.string() }),
  /** How many notifications the request carries; absent for one. */
  notifications: v.optional(v.number()),
  /** What the tester changed in the request that the panel builds for that location. */
  changes: v.array(ChangeSchema),
  /** The expected outcome, as on screen without its detail: `Acknowledged`, `Rejected` and the like. */
  outcome: v.string(),
})
export type ScenarioStep = v.InferOutput<typeof ScenarioStepSchema>

/** An ordered list of notifications that can be sent again in the session of any page. */
export const ScenarioSchema = v.object({ id: v.string(), name: v.string(), steps: v.array(ScenarioStepSchema) })
export type Scenario = v.InferOutput<typeof ScenarioSchema>
