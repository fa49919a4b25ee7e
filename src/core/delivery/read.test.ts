import { describe, expect, it } from 'vitest'
import { anExchange, anMbox, aPrefetch, envelope, ledgerOf, optionToken } from '../../../test/fixtures/exchanges.ts'
import { decisionsOf } from './decision.ts'
import { parseDelivery } from './dialect.ts'

const read = (options: Parameters<typeof anExchange>[0]) => parseDelivery(anExchange(options))
const answer = (response: object | string, status = 200) => read({ request: envelope, response, status })
const problems = ({ problems: found }: ReturnType<typeof parseDelivery>) => found.map(({ kind }) => kind)
const tokens = (found: ReturnType<typeof parseDelivery>) => decisionsOf(found).map(({ token }) => token)

describe('a mistyped member', () => {
  const home = anMbox({ name: 'home' })
  const cases: [string, object, string][] = [
    ['of the answer', { status: 'ok', prefetch: { mboxes: [home] } }, 'status'],
    ['of another part', { execute: 'none', prefetch: { mboxes: [home] } }, 'execute'],
    ['of the same part', { prefetch: { pageLoad: 'none', mboxes: [home] } }, 'prefetch.pageLoad'],
    ['of the mbox', { prefetch: { mboxes: [{ ...home, index: '0' }] } }, 'prefetch.mboxes[0].index'],
    ['that the mbox must have', { prefetch: { mboxes: [{ ...home, name: undefined }] } }, 'prefetch.mboxes[0].name'],
    ['among the metrics', { prefetch: { mboxes: [{ ...home, metrics: {} }] } }, 'prefetch.mboxes[0].metrics'],
  ]
  it.each(cases)('%s is reported, and hides nothing else', (_, response, path) => {
    const found = answer(response)
    expect(tokens(found)).toEqual([optionToken('home')])
    expect(found.problems[0]).toMatchObject({ kind: 'field', side: 'response', error: { path } })
  })

  it('of an option leaves the option’s other members, and the other options', () => {
    const options = [{ type: 5, eventToken: 'a' }, 'no option', { type: 'html', eventToken: 'b' }]
    const found = answer({ prefetch: { mboxes: [{ name: 'home', options }] } })
    expect(tokens(found)).toEqual(['a', undefined, 'b'])
    expect(decisionsOf(found).map(({ path }) => path)).toEqual([0, 1, 2].map(at => `prefetch.mboxes[0].options[${at}]`))
  })

  it('among a notification’s tokens leaves the other tokens', () => {
    const notifications = [{ id: 'n', type: 'display', timestamp: 1, tokens: ['a', null, 'b', 5] }]
    const found = read({ request: { ...envelope, notifications } })
    expect(found.request?.notifications?.[0]?.tokens).toEqual(['a', 'b'])
    expect(problems(found)).toEqual(['field', 'field'])
  })

  it('is reported with what was expected and what was there', () => {
    expect(answer({ status: 'ok' }).problems).toEqual([
      { kind: 'field', side: 'response', error: { path: 'status', expected: 'number', received: '"ok"' } },
    ])
  })

  it('is reported for a request that lacks a required member', () => {
    const [problem] = read({ request: { notifications: [{}] } }).problems
    expect(problem).toMatchObject({ kind: 'field', side: 'request' })
  })
})

it('keeps unknown members wherever they are', () => {
  const response = {
    new: { deep: [1] },
    prefetch: { new: 1, mboxes: [{ name: 'home', new: 2, options: [{ type: 'html', new: 3 }] }] },
    notifications: [{ id: 'n', trace: { any: 'thing' } }],
  }
  expect(answer(response).response).toEqual(response)
  expect(problems(answer(response))).toEqual([])
})

describe('an answer of unusual size is read:', () => {
  it('10,000 levels deep', () => {
    const deep = '['.repeat(10_000) + ']'.repeat(10_000)
    const option = `{"type":"json","eventToken":"t","content":${deep}}`
    const response = `{"trace":${deep},"prefetch":{"mboxes":[{"name":"home","options":[${option}]}]}}`
    const found = read({ request: envelope, response })
    expect(tokens(found)).toEqual(['t'])
    expect(problems(found)).toEqual([])
  })

  it('a thousand mboxes', () => {
    const mboxes = Array.from({ length: 1000 }, (_, at) => anMbox({ name: `mbox${at}` }))
    expect(ledgerOf(aPrefetch(mboxes))).toHaveLength(1000)
  })

  it('a thousand broken mboxes, without a thousand reports', () => {
    const mboxes = Array.from({ length: 1000 }, (_, at) => ({ name: at, options: [{ type: 'html', eventToken: 't' }] }))
    const found = answer({ prefetch: { mboxes } })
    expect(tokens(found)).toHaveLength(1000)
    expect(found.problems.length).toBeLessThanOrEqual(20)
  })
})

describe('a problem of an answer is reported:', () => {
  const cases: [string, object | string, number, string[]][] = [
    ['HTML', '<!doctype html><title>Sorry</title>', 200, ['not json']],
    ['nothing at all', '', 200, ['empty']],
    ['white space', ' \n', 200, ['empty']],
    ['a list', '[]', 200, ['not an object']],
    ['null', 'null', 200, ['not an object']],
    ['HTTP 400', { status: 400, message: 'size must be between 0 and 50' }, 400, ['http status']],
    ['a proxy’s HTML', '<html>', 502, ['http status', 'not json']],
    ['HTTP 500 without a body', '', 500, ['http status', 'empty']],
    ['a body with status 400 in HTTP 200', { status: 400, message: 'Invalid property token' }, 200, ['body status']],
  ]
  it.each(cases)('%s', (_, response, status, kinds) => {
    expect(problems(answer(response, status))).toEqual(kinds)
  })

  it('a body that was cut, which is not read', () => {
    const exchange = anExchange({ request: envelope, response: { status: 200 } })
    const cut = { kind: 'text' as const, text: '{"status":', length: 5_000_000 }
    const found = parseDelivery({ ...exchange, response: { kind: 'answered', time: 1, status: 200, body: cut } })
    expect(found.response).toBeUndefined()
    expect(found.problems).toEqual([{ kind: 'cut', side: 'response', length: 5_000_000, kept: 10, isLonger: false }])
  })

  it('an HTTP failure whose body was not seen', () => {
    const exchange = anExchange({ request: envelope, status: 503 })
    expect(problems(parseDelivery(exchange))).toContain('http status')
  })

  it('that it failed, that it was not queued, that its request was not seen', () => {
    expect(problems(read({ request: envelope, failed: 'network' }))).toEqual(['failed'])
    expect(problems(read({ request: envelope, source: 'beacon', queued: false }))).toEqual(['beacon not queued'])
    const { request: _, ...unseen } = anExchange({ response: { status: 200 } })
    expect(problems(parseDelivery(unseen))).toEqual(['request not seen'])
  })
})

describe('the status that counts is', () => {
  const cases: [string, number | undefined, Parameters<typeof anExchange>[0]][] = [
    ['undefined while there is no answer', undefined, {}],
    ['undefined when the request failed', undefined, { failed: 'timeout' }],
    ['HTTP’s when it is a failure', 500, { status: 500, response: { status: 400 } }],
    ['the body’s when only that is a failure', 400, { response: { status: 400 } }],
    ['HTTP’s when both are fine', 200, { response: { status: 206 } }],
    ['HTTP’s of an answer without a body', 204, { status: 204 }],
  ]
  it.each(cases)('%s', (_, status, options) => {
    expect(read(options).status).toBe(status)
  })
})

it('reads a body that came later than its request', () => {
  const exchange = anExchange({ source: 'fetch' })
  const pending = { ...exchange.request!, body: { kind: 'pending' as const } }
  const text = JSON.stringify(envelope)
  expect(parseDelivery({ ...exchange, request: pending }).request).toBeUndefined()
  const late = { ...exchange, request: pending, lateBody: { kind: 'text' as const, text, length: text.length } }
  expect(parseDelivery(late).request).toMatchObject(envelope)
})
