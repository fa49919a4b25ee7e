import { expect, it } from 'vitest'
import { anExchange, OPENED } from '../../../test/fixtures/exchanges.ts'
import { callOf } from '../../../test/fixtures/networkCalls.ts'
import { pairNetwork } from './pairNetwork.ts'

const TOP = { id: 'document-1', openedAt: OPENED - 100, startedAt: OPENED - 50 }

/** The resulting answer if the page got it in one form and the network log has it in another. */
function answerOf(given: string, logged: string, length = logged.length): string | undefined {
  const exchange = anExchange({ id: 'x', request: { prefetch: {} }, response: given })
  const calls = [callOf(exchange, { answer: { kind: 'text', text: logged, length } })]
  const [seen] = pairNetwork({ exchanges: [exchange], calls, documents: [TOP] })
  return seen?.response?.kind === 'answered' && seen.response.body.kind === 'text' ? seen.response.body.text : undefined
}

it('an answer that the page got as an object has the numbers of the network log', () => {
  const came = '{ "id": 9223372036854775801, "a": [1.0, 1e400, -0] }'
  const given = JSON.stringify(JSON.parse(came))
  expect(given).toBe('{"id":9223372036854776000,"a":[1,null,0]}')
  expect(answerOf(given, came)).toBe(came)
})

it.each([
  ['with other content', '{"id":1}', '{"id":2}'],
  ['that is not JSON', '{"id":1}', '{"id":1.0'],
  ['whose names are in another order', '{"a":1,"b":2}', '{"b":2.0,"a":1.0}'],
])('an answer stays the page’s if the log has one %s', (_, given, logged) => {
  expect(answerOf(given, logged)).toBe(given)
})

it('an answer stays the page’s if the log has only a part of it', () => {
  expect(answerOf('{"a":1}', '{"a":1.0}', 100)).toBe('{"a":1}')
})
