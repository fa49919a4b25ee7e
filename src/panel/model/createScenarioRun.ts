import { signal, type ReadonlySignal } from '@preact/signals'
import type { Scenario, ScenarioStep } from '../../core/scenario/scenario.ts'

/** Why a step was not sent; the catalogue's `stepObstacle_CODE` is the sentence. */
export type StepObstacle = 'noLocation' | 'noSend' | 'unreadable' | 'refused' | 'stopped'

/** What became of a step: the exchange that it was sent in, and its outcome without details, or why it was not sent. */
export type StepResult =
  | { kind: 'sending'; exchangeId: string }
  | { kind: 'passed' | 'failed'; exchangeId: string; outcome: string }
  | { kind: 'not run'; why: StepObstacle }

/** A step that was sent, which resolves to its outcome, or one that could not be. */
export type SentStep = { exchangeId: string; outcome: Promise<string> } | { why: StepObstacle }

/** What sends the steps of a run. */
export interface StepSender {
  /** Asks the guard for a step, with how many of the run are sent; resolves to whether it may be sent. */
  confirm: (step: ScenarioStep, others: readonly ScenarioStep[]) => Promise<boolean>
  send: (step: ScenarioStep) => SentStep
  /** Cancels the send, or the question, that is waited for. */
  cancel: (exchangeId: string | undefined) => void
}

/** The run of a scenario; results of the run before it are replaced. */
export interface ScenarioRun {
  results: ReadonlySignal<ReadonlyMap<ScenarioStep, StepResult>>
  /** The id of the scenario that is being run. */
  running: ReadonlySignal<string | undefined>
  /** Sends each step in order; each waits for the answer to the previous one. */
  run: (scenario: Scenario) => Promise<void>
  /** Cancels the step that waits for its answer, and sends no further one. */
  stop: () => void
}

/** Creates the run. */
export function createScenarioRun({ confirm, send, cancel }: StepSender): ScenarioRun {
  const results = signal<ReadonlyMap<ScenarioStep, StepResult>>(new Map())
  const running = signal<string>()
  let [isStopped, waiting]: [boolean, string | undefined] = [false, undefined]

  const report = (step: ScenarioStep, result: StepResult): void => {
    results.value = new Map(results.value).set(step, result)
  }
  const runStep = async (step: ScenarioStep, others: readonly ScenarioStep[]): Promise<void> => {
    if (!isStopped && !(await confirm(step, others))) {
      isStopped = true
      return report(step, { kind: 'not run', why: 'refused' })
    }
    if (isStopped) return report(step, { kind: 'not run', why: 'stopped' })
    const sent = send(step)
    if ('why' in sent) return report(step, { kind: 'not run', why: sent.why })
    const { exchangeId } = sent
    waiting = exchangeId
    report(step, { kind: 'sending', exchangeId })
    const outcome = await sent.outcome
    waiting = undefined
    report(step, { kind: outcome === step.outcome ? 'passed' : 'failed', exchangeId, outcome })
  }
  return {
    results,
    running,
    run: async ({ id, steps }) => {
      if (running.value !== undefined) return
      isStopped = false
      running.value = id
      results.value = new Map()
      for (const [index, step] of steps.entries()) await runStep(step, steps.slice(index + 1))
      running.value = undefined
    },
    stop: () => {
      if (running.value === undefined) return
      isStopped = true
      cancel(waiting)
    },
  }
}
