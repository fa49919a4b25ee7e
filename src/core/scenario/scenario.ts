import * as v from 'valibot'

/** One notification of a scenario, and the expected answer to it. */
export const ScenarioStepSchema = v.object({
  /** The name of the protocol that sends it. */
  dialect: v.string(),
  event: v.picklist(['display', 'click']),
  location: v.object({ kind: v.string(), name: v.string() }),
  /** What the tester changed in the notification that the panel builds for that location: JSON by path. */
  changes: v.array(v.object({ path: v.string(), json: v.string() })),
  /** The expected outcome, as on screen without its detail: `Acknowledged`, `Rejected` and the like. */
  outcome: v.string(),
})
export type ScenarioStep = v.InferOutput<typeof ScenarioStepSchema>

/** An ordered list of notifications that can be sent again in the session of any page. */
export const ScenarioSchema = v.object({ id: v.string(), name: v.string(), steps: v.array(ScenarioStepSchema) })
export type Scenario = v.InferOutput<typeof ScenarioSchema>
