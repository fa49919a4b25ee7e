import { describe, expect, it } from 'vitest'
import { aDisplay, type aNotification, anExchange, envelope } from '../../../test/fixtures/exchanges.ts'
import type { Body, Exchange } from '../exchange/exchange.ts'
import { parseDelivery } from './dialect.ts'
import { judge } from './judge.ts'
import { outcomeText } from '../dialect/outcomeText.ts'

type Options = Parameters<typeof aNotification>[0]
const sent = (options: Options) => aDisplay('home', { source: 'inspector', notificationId: 'n', ...options })
const echo = (...ids: string[]) => ({ status: 200, notifications: ids.map(id => ({ id })) })
const outcomeOf = (exchange: Exchange) => outcomeText(judge(parseDelivery(exchange)))

describe('the outcome of a send is', () => {
  const cases: [string, string, Options][] = [
    ['Sending', 'while no answer came', {}],
    ['Acknowledged', 'when the id comes back', { response: echo('n') }],
    ['Acknowledged', 'when the id comes back among others', { response: echo('m', 'n') }],
    ['Not acknowledged', 'when another id comes back', { response: echo('m') }],
    ['Not acknowledged', 'when no id comes back', { response: { status: 200 } }],
    ['Sent, answer unreadable', 'when the answer is HTML', { response: '<!doctype html>' }],
    ['Sent, answer unreadable', 'when the answer is a list', { response: '[]' }],
    ['Accepted, no body', 'when the answer is empty', { response: '' }],
    ['Rejected (304)', 'by a redirect', { status: 304 }],
    ['Rejected (400)', 'by HTTP', { status: 400, response: { status: 400, message: 'Notification token' } }],
    ['Rejected (400)', 'by the body of an HTTP 200', { response: { status: 400, message: 'Notification token' } }],
    ['Rejected (400)', 'by the body, though the id came back', { response: { ...echo('n'), status: 400 } }],
    ['Rejected (500)', 'by HTTP, whatever the body has', { status: 500, response: { ...echo('n'), status: 200 } }],
    ['Rejected (502)', 'by a proxy’s HTML', { status: 502, response: '<html>Bad Gateway</html>' }],
    ['Rejected (503)', 'without a body', { status: 503 }],
    ['Accepted, no body', 'with 204', { status: 204 }],
    ['No answer: network', 'on a network error', { failed: 'network' }],
    ['No answer: timeout', 'when it took too long', { failed: 'timeout' }],
  ]
  it.each(cases)('%s %s', (outcome, _, options) => {
    expect(outcomeOf(sent(options))).toBe(outcome)
  })
})

it.each<[string, Body]>([
  ['Sent, answer cut', { kind: 'text', text: '{"notifications":[', length: 9000 }],
  ['Sent, answer unreadable', { kind: 'unreadable', reason: 'a stream' }],
])('the outcome of a send is %s when its answer is %j', (outcome, body) => {
  expect(outcomeOf({ ...sent({}), response: { kind: 'answered', time: 0, status: 200, body } })).toBe(outcome)
})

describe('several notifications in one send', () => {
  const two = (response: object) => {
    const notifications = ['a', 'b'].map(id => ({ id, type: 'display', timestamp: 1 }))
    return parseDelivery(anExchange({ source: 'inspector', request: { ...envelope, notifications }, response }))
  }

  it('are acknowledged when every id comes back, in whatever order', () => {
    expect(judge(two(echo('b', 'a')))).toEqual({ kind: 'acknowledged' })
  })

  it('are not acknowledged when one is missing, and the missing ones are named', () => {
    expect(judge(two(echo('b')))).toEqual({ kind: 'not acknowledged', missing: ['a'] })
  })
})

it('has the message of a refusal', () => {
  const refused = sent({ response: { status: 400, message: 'Notification token is not valid' } })
  expect(judge(parseDelivery(refused))).toEqual({
    kind: 'rejected',
    status: 400,
    message: 'Notification token is not valid',
  })
})
