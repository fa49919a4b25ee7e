import type { Dialects } from '../../core/dialect/dialects.ts'
import type { Drafting } from '../../core/dialect/drafting.ts'
import type { NotificationRequest } from '../../core/dialect/notificationRequest.ts'
import { plainDrafting } from '../../core/dialect/plainDrafting.ts'
import { isImported } from '../../core/exchange/imported.ts'
import { toJson } from '../../core/json/json.ts'
import { sendableType, type Row } from '../../core/ledger/row.ts'
import { applyChanges, changesOf } from '../../core/scenario/changes.ts'
import { plainOutcome } from '../../core/scenario/outcome.ts'
import type { ScenarioStep } from '../../core/scenario/scenario.ts'
import { rowOfStep, stepLocation } from '../../core/scenario/step.ts'
import type { Capture } from './createCapture.ts'
import type { Draft } from './createDraft.ts'
import type { ToEdit } from './createEditing.ts'
import { confirmationKey, type Guard, type GuardQuestion } from './createGuard.ts'
import type { SendHistory } from './createSendHistory.ts'
import type { SentStep, StepObstacle, StepSender } from './createScenarioRun.ts'
import { isPresent } from './observedDocuments.ts'

/** Makes steps from what the panel shows, and sends them in the session of the page. */
export interface ScenarioSteps extends StepSender {
  /** The step that sends the row's notification as the panel builds it; undefined where nothing can be sent for it. */
  ofRow: (row: Row) => ScenarioStep | undefined
  /** The step that sends what the editor holds, with the outcome of its last send. */
  ofDraft: (draft: Draft) => ScenarioStep | undefined
}

export interface ScenarioStepsOptions {
  capture: Capture
  dialects: Dialects
  fromRow: (row: Row) => ToEdit | undefined
  askedOf: (request: NotificationRequest, drafting: Drafting) => GuardQuestion
  history: Pick<SendHistory, 'send' | 'cancel'>
  guard: Guard
  now: () => number
  newId: () => string
}

interface BuiltStep {
  made: ToEdit
  row: Row
  request: NotificationRequest
}

/** Creates the steps. */
export function createScenarioSteps(options: ScenarioStepsOptions): ScenarioSteps {
  const { capture, dialects, history, guard } = options
  const build = (step: ScenarioStep) => buildStep(step, options)
  const outcomeOf = (exchangeId: string): string | undefined => {
    const exchange = capture.exchange(exchangeId)
    const read = exchange && dialects.parse(exchange)
    return read && plainOutcome(read.dialect.judge(read))
  }
  return {
    ofRow: row => stepFor(row, undefined, options),
    ofDraft: draft => {
      const { row, body, request, sentIn } = draft
      if (!row || !body.value) return undefined
      const outcome = sentIn.value === undefined ? undefined : outcomeOf(sentIn.value)
      const step = stepFor(row, request.value, options)
      return step && { ...step, outcome: outcome ?? step.outcome }
    },
    confirm: async (step, others) => {
      const built = build(step)
      // A step that cannot be sent needs no question.
      if ('why' in built) return true
      return passGuard(guard, () => askedForAll(built, others.map(build), options))
    },
    send: (step): SentStep => {
      const built = build(step)
      if ('why' in built) return built
      const { made, row, request } = built
      const text = toJson(request.body, 0) ?? ''
      // A scenario may come from a file: its path counts as given, not as typed.
      const origin = { ...made.origin, brought: request.url }
      const { exchangeId, result } = history.send({
        as: 'page',
        sendFrom: 'page',
        origin,
        url: request.url,
        text,
        location: row.location,
      })
      return { exchangeId, outcome: result.then(() => outcomeOf(exchangeId) ?? '') }
    },
    cancel: exchangeId => {
      if (exchangeId === undefined) guard.cancel()
      else history.cancel(exchangeId)
    },
  }
}

/** The question about a step, and about all further ones that count in the same place. */
function askedForAll(
  { request, made }: BuiltStep,
  others: readonly (BuiltStep | { why: StepObstacle })[],
  { askedOf }: ScenarioStepsOptions,
): GuardQuestion {
  const question = askedOf(request, made.drafting)
  const key = confirmationKey(question.counts)
  const alike = others
    .flatMap(other => ('why' in other ? [] : askedOf(other.request, other.made.drafting)))
    .filter(({ counts }) => confirmationKey(counts) === key)
  const count = alike.reduce((sum, one) => sum + one.count, question.count)
  return { ...question, count, type: count === 1 ? question.type : undefined }
}

function stepFor(
  row: Row,
  edited: NotificationRequest | undefined,
  { fromRow, now }: ScenarioStepsOptions,
): ScenarioStep | undefined {
  const [event, made] = [sendableType(row), fromRow(row)]
  if (!event || !made || made.drafting === plainDrafting) return undefined
  const { drafting, dialect, opened } = made
  const changes = edited ? changesOf(edited, opened, { drafting, now: now() }) : { changes: [] }
  const location = stepLocation(row.location)
  return { dialect: dialect.name, event, location, ...changes, outcome: drafting.goodOutcome }
}

/** Builds the request of a step for the page that is shown now. */
function buildStep(
  step: ScenarioStep,
  { capture, fromRow, newId }: ScenarioStepsOptions,
): BuiltStep | { why: StepObstacle } {
  const documents = capture.documents.peek()
  const isOfPage = (row: Row): boolean => !isImported(row) && isPresent(documents.get(row.documentId))
  const row = rowOfStep(step, capture.rows.peek().filter(isOfPage))
  if (!row) return { why: 'noLocation' }
  const made = fromRow(row)
  if (!made || made.drafting === plainDrafting) return { why: 'noSend' }
  const request = applyChanges(made.opened, step, { drafting: made.drafting, newId })
  return request ? { made, row, request } : { why: 'unreadable' }
}

/** Passes the guard; resolves to false when its question is answered with no. */
function passGuard(guard: Guard, asked: () => GuardQuestion): Promise<boolean> {
  return new Promise(resolve => {
    let isAsked = false
    const stop = guard.asking.subscribe(question => {
      if (question) isAsked = true
      // A yes continues right after the question is closed.
      else if (isAsked) queueMicrotask(() => settle(false))
    })
    const settle = (isYes: boolean): void => {
      stop()
      resolve(isYes)
    }
    guard.pass(asked, () => settle(true), { isShown: true })
  })
}
