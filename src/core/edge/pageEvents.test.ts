import { describe, expect, it } from 'vitest'
import { bodyOf } from '../../../test/fixtures/exchanges.ts'
import { ALLOY_EVENTS } from '../dialect/libraryEvents.ts'
import type { PageEvent } from '../dialect/rendering.ts'
import { answersInScript } from './inlineAnswers.ts'
import { answerInEvent, commandOf, edgeRenderingsOf } from './pageEvents.ts'

let made = 0
const anEvent = (type: string, detail: object | string): PageEvent => ({
  id: `event-${(made += 1)}`,
  documentId: 'd',
  time: made,
  type,
  detail: bodyOf(detail),
})
const proposition = (token: string, scope = '__view__') => ({
  id: 'AT:1',
  scope,
  scopeDetails: { characteristics: { eventToken: token } },
})
const failed = (token: string) =>
  anEvent(ALLOY_EVENTS.rendering, {
    status: 'rendering-failed',
    payload: { propositionDetails: proposition(token), item: { data: { type: 'setHtml', selector: '#gone' } } },
  })
const succeeded = (...tokens: string[]) =>
  anEvent(ALLOY_EVENTS.rendering, {
    status: 'rendering-succeeded',
    payload: { __view__: tokens.map(token => proposition(token)) },
  })
const outcomes = (...events: PageEvent[]) => edgeRenderingsOf(events).map(({ token, failure }) => [token, failure])

describe('renderings of the Web SDK', () => {
  it('are those that it reports, each with its location', () => {
    expect(edgeRenderingsOf([succeeded('a')])[0]).toMatchObject({ token: 'a', location: { kind: 'pageLoad' } })
    expect(outcomes(succeeded('a', 'b'))).toEqual([
      ['a', undefined],
      ['b', undefined],
    ])
  })

  it('name the action and the selector that failed, and do not count as rendered although the Web SDK reports that', () => {
    expect(outcomes(failed('a'), succeeded('a', 'b'))).toEqual([
      ['a', 'setHtml #gone'],
      ['b', undefined],
    ])
  })

  it('that succeed after a failure are rendered', () => {
    expect(outcomes(failed('a'), succeeded('a'), succeeded('a'))).toEqual([
      ['a', 'setHtml #gone'],
      ['a', undefined],
    ])
  })

  it.each([
    ['of another status', { status: 'rendering-started', payload: { propositions: [proposition('a')] } }],
    ['without a token', { status: 'rendering-failed', payload: { propositionDetails: { id: 'x' } } }],
    ['with other members', { status: 'rendering-succeeded', payload: { scope: 7, other: [null] } }],
    ['that is not JSON', 'x'],
  ])('come from no event %s', (_, detail) => {
    expect(outcomes(anEvent(ALLOY_EVENTS.rendering, detail))).toEqual([])
  })
})

describe('an answer given to applyResponse', () => {
  const answer = { requestId: 'r', handle: [{ type: 'personalization:decisions', payload: [] }] }
  const command = (options: object, commandName = 'applyResponse') =>
    anEvent(ALLOY_EVENTS.command, { instanceName: 'alloy', commandName, options })

  it('is read from the command, and is the same one as in an inline script', () => {
    const given = answerInEvent(command({ renderDecisions: true, responseBody: answer }))
    expect(given).toEqual({ id: 'r', json: JSON.stringify(answer) })
    const [inline] = answersInScript(`alloy("applyResponse", { responseBody: ${JSON.stringify(answer, null, 2)} })`)
    expect(inline?.id).toBe(given?.id)
  })

  it('without a request id is identified by its handles', () => {
    const { handle } = answer
    const given = answerInEvent(command({ responseBody: { handle } }))
    expect(given?.id).toBe(answersInScript(`x({ handle: ${JSON.stringify(handle, null, 2)} })`)[0]?.id)
  })

  it('is in no other command, and in no command without a body', () => {
    expect(answerInEvent(command({ responseBody: answer }, 'sendEvent'))).toBeUndefined()
    expect(answerInEvent(command({ responseBody: 'text' }))).toBeUndefined()
    expect(answerInEvent(anEvent('at-request-succeeded', {}))).toBeUndefined()
  })
})

describe('a command of the page', () => {
  it('is listed with its options, and its result', () => {
    const detail = { instanceName: 'alloy', commandName: 'sendEvent' }
    const called = anEvent(ALLOY_EVENTS.command, { ...detail, options: { renderDecisions: true } })
    const resolved = anEvent(ALLOY_EVENTS.resolved, { ...detail, result: { propositions: [] } })
    expect(commandOf(called)).toMatchObject({
      instance: 'alloy',
      name: 'sendEvent',
      kind: 'called',
      value: { renderDecisions: true },
    })
    expect(commandOf(resolved)).toMatchObject({ kind: 'resolved', value: { propositions: [] } })
    expect(commandOf(succeeded('a'))).toBeUndefined()
  })
})
