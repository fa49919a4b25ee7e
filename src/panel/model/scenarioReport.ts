import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { redactText } from '../../core/redaction/redactText.ts'
import { placeText } from '../../core/scenario/changes.ts'
import type { Scenario, ScenarioStep } from '../../core/scenario/scenario.ts'
import { markdownTable } from '../../core/toMarkdown.ts'
import type { StepResult } from './createScenarioRun.ts'
import type { Text } from './createText.ts'

/** A step of a scenario as shown on screen. */
export interface StepLine {
  step: ScenarioStep
  /** What it sends, such as `display`, and where. */
  event: string
  location: string
  kind: string
  /** What the tester changed, each as `PATH = VALUE`. */
  changes: string[]
  result: StepResult | undefined
  /** The result in words; empty before there is one. */
  resultText: string
  /** The exchange that it was sent in. */
  read: ParsedExchange | undefined
}

type Words = Pick<Text, 't' | 'coded' | 'outcome'>

/** The steps of a scenario with the results of its last run. */
export function stepLines(
  { steps }: Scenario,
  results: ReadonlyMap<ScenarioStep, StepResult>,
  { sent, text }: { sent: readonly ParsedExchange[]; text: Words },
): StepLine[] {
  return steps.map(step => {
    const result = results.get(step)
    const id = result && 'exchangeId' in result ? result.exchangeId : undefined
    const read = id === undefined ? undefined : sent.find(({ exchange }) => exchange.id === id)
    return {
      step,
      event: step.event,
      location: step.location.name || step.location.kind,
      kind: step.location.kind,
      changes: changeTexts(step, text),
      result,
      resultText: result ? resultText(result, read, text) : '',
      read,
    }
  })
}

/** How many steps passed, failed and were not run. */
export function countResults(lines: readonly StepLine[]): Record<'passed' | 'failed' | 'not run', number> {
  const count = (kind: StepResult['kind']): number => lines.filter(({ result }) => result?.kind === kind).length
  return { passed: count('passed'), failed: count('failed'), 'not run': count('not run') }
}

/** The scenario and its results in Markdown, without credentials. */
export function scenarioMarkdown({ name }: Scenario, lines: readonly StepLine[], { t }: Pick<Text, 't'>): string {
  const heads = [
    '#',
    t('scenarioStep'),
    t('location'),
    t('scenarioChanges'),
    t('scenarioExpected'),
    t('scenarioResult'),
  ]
  const cells = lines.map(({ step, event, location, changes, resultText }, index) =>
    [String(index + 1), event, location, changes.join(', '), step.outcome, resultText].map(cell => redactText(cell)),
  )
  return `${t('scenario')}: ${redactText(name)}\n\n${markdownTable(heads, cells)}`
}

function changeTexts({ notifications = 1, changes }: ScenarioStep, { t }: Words): string[] {
  const count = notifications === 1 ? [] : [t('scenarioNotifications', String(notifications))]
  return [
    ...count,
    ...changes.map(({ path, json }) => `${placeText(path)} = ${json === '' ? t('scenarioRemoved') : json}`),
  ]
}

function resultText(result: StepResult, read: ParsedExchange | undefined, { t, coded, outcome }: Words): string {
  switch (result.kind) {
    case 'sending':
      return 'Sending'
    case 'not run':
      return t('scenarioNotRun', coded(`stepObstacle_${result.why}`))
    case 'passed':
      return t('scenarioPassed', read ? outcome(read) : result.outcome)
    case 'failed':
      return t('scenarioFailed', read ? outcome(read) : result.outcome)
  }
}
