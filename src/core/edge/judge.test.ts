import { describe, expect, it } from 'vitest'
import { anAnswer, aProposition, displaying, type AReport } from '../../../test/fixtures/edge.ts'
import type { Body } from '../exchange/exchange.ts'
import { outcomeText } from '../dialect/outcomeText.ts'
import { parseEdge } from './dialect.ts'
import { judgeEdge } from './outcome.ts'

function judged(options: AReport) {
  return judgeEdge(parseEdge(displaying([aProposition()], { source: 'inspector', ...options })))
}

const error = {
  type: 'https://ns.adobe.com/aep/errors/EXEG-0201-503',
  status: 503,
  title: 'Upstream',
  report: { eventIndex: 0 },
}
const problem = {
  type: 'https://ns.adobe.com/aep/errors/EXEG-0003-400',
  status: 400,
  title: 'Bad',
  detail: 'No datastream',
}

describe('a send to the Edge Network is', () => {
  it.each<[string, string, AReport]>([
    ['Accepted', 'with a handle and no error', { response: anAnswer() }],
    ['Accepted with warnings', 'with warnings', { response: anAnswer([], { warnings: [{ title: 'Slow' }] }) }],
    [
      'Accepted with warnings',
      'with an error of another service',
      { status: 207, response: anAnswer([], { errors: [{ title: "The 'com.adobe.analytics' service failed." }] }) },
    ],
    ['Accepted', 'collected without a handle', { action: 'collect', status: 202, response: { requestId: 'r' } }],
    ['Accepted, no body', 'with 204', { status: 204, response: '' }],
    [
      'Rejected (503)',
      'with an error for the event in a 207',
      { status: 207, response: anAnswer([], { errors: [error] }) },
    ],
    [
      'Rejected (503)',
      'with an error and a warning',
      { response: anAnswer([], { errors: [error], warnings: [{ title: 'Slow' }] }) },
    ],
    ['Rejected (400)', 'with a problem', { status: 400, response: problem }],
    ['Rejected (200)', 'without a handle', { response: {} }],
    ['No answer: network', 'without an answer', { failed: 'network' }],
  ])('%s %s', (outcome, _, options) => {
    expect(outcomeText(judged(options))).toBe(outcome)
  })

  it.each<[string, string, Body]>([
    [
      'Sent, answer cut',
      'only the beginning of the answer was kept',
      { kind: 'text', text: '{"handle":[', length: 9000 },
    ],
    ['Sent, answer unreadable', 'the answer cannot be read', { kind: 'unreadable', reason: 'a stream' }],
  ])('%s when %s', (outcome, _, body) => {
    const response = { kind: 'answered' as const, time: 0, status: 200, body }
    const send = { ...displaying([aProposition()], { source: 'inspector' }), response }
    expect(outcomeText(judgeEdge(parseEdge(send)))).toBe(outcome)
  })

  it('rejected with title and detail of the problem', () => {
    expect(judged({ status: 400, response: problem })).toMatchObject({ message: 'Bad: No datastream' })
  })

  it('rejected with title and type of the error for its event', () => {
    expect(judged({ status: 207, response: anAnswer([], { errors: [error] }) })).toMatchObject({
      message: 'Upstream (https://ns.adobe.com/aep/errors/EXEG-0201-503)',
    })
  })

  it('accepted with the warnings as texts', () => {
    const response = anAnswer([], { warnings: [{ title: 'Slow', report: { cause: { message: 'late' } } }] })
    expect(judged({ response })).toEqual({ kind: 'accepted', isRead: true, warnings: ['Slow (late)'] })
  })
})
