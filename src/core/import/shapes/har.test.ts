import { describe, expect, it } from 'vitest'
import { anMbox, aPrefetch, optionToken, OPENED } from '../../../../test/fixtures/exchanges.ts'
import { notUnderstoodIn, parsed, readAll, readOne } from '../../../../test/fixtures/imports.ts'
import { callOf } from '../../../../test/fixtures/networkCalls.ts'
import { toHarEntry } from '../../code-generation/harEntry.ts'
import { writeCallHar } from '../../export/callHar.ts'
import { pairNetwork } from '../../network/pairNetwork.ts'

const notification = { id: 'n1', type: 'display', timestamp: OPENED, mbox: { name: 'home', state: 's' }, tokens: ['T'] }
const asked = { context: { channel: 'web' }, prefetch: { mboxes: [{ index: 0, name: 'home' }] } }
const answered = { status: 200, requestId: 'r', client: 'demo', prefetch: { mboxes: [anMbox({ name: 'home' })] } }

describe('an entry of a network log', () => {
  const url = 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=a'
  const entry = {
    startedDateTime: new Date(OPENED).toISOString(),
    time: 40,
    request: { method: 'POST', url, postData: { text: JSON.stringify(asked) } },
    response: { status: 200, content: { size: 9, text: JSON.stringify(answered) } },
  }

  it('is read with its URL, its status and its times', () => {
    const { exchange, request, response, address } = readOne(entry)
    expect(exchange).toMatchObject({
      request: { source: 'import', method: 'POST', url, time: OPENED },
      response: { kind: 'answered', status: 200, time: OPENED + 40 },
      network: { duration: 40 },
    })
    expect([request?.prefetch, response?.prefetch, address.sessionId]).toEqual([asked.prefetch, answered.prefetch, 'a'])
  })

  it('without a time gets no invented time', () => {
    const response = { status: 200, content: { text: '{"status":200}' } }
    const read = readOne({ request: entry.request, response })
    expect(read.duration).toBeUndefined()
    expect(read.problems).toEqual([])
  })

  it('is read with an answer in base64', () => {
    const text = Buffer.from(JSON.stringify({ ...answered, client: 'dämo' })).toString('base64')
    const read = readOne({ ...entry, response: { status: 200, content: { text, encoding: 'base64' } } })
    expect(read.response?.client).toBe('dämo')
  })

  it.each([
    ['no answer', { status: 0, content: {} }, undefined],
    ['a failure', { status: 0, _error: 'net::ERR_FAILED' }, { kind: 'failed', reason: 'net::ERR_FAILED' }],
    ['an answer without a body', { status: 204, content: { size: 0 } }, { status: 204, body: { kind: 'none' } }],
    ['an answer whose body was not copied', { status: 200, content: { size: 9 } }, { body: { kind: 'unreadable' } }],
  ])('is read if it has %s', (_, response, expected) => {
    const { exchange } = readOne({ ...entry, response })
    if (expected) expect(exchange.response).toMatchObject(expected)
    else expect(exchange).not.toHaveProperty('response')
  })

  it('can be the editor’s copy', () => {
    const body = { notifications: [notification] }
    const written = toHarEntry({ url, body, text: JSON.stringify(body), time: OPENED })
    if (!('text' in written)) throw new Error('not written')
    const { exchange, request } = readOne(written.text)
    expect(request?.notifications?.[0]?.id).toBe('n1')
    expect(exchange).toMatchObject({ request: { url, time: OPENED } })
    expect(exchange).not.toHaveProperty('response')
  })

  it('can be the panel’s copy of a call', () => {
    const seen = aPrefetch([anMbox({ name: 'home' })])
    const [exchange] = pairNetwork({ exchanges: [seen], calls: [callOf(seen)], documents: [] })
    if (!exchange?.network) throw new Error('not paired')
    const read = readOne(writeCallHar(exchange))
    expect(read.response?.prefetch?.mboxes?.[0]?.options?.[0]?.eventToken).toBe(optionToken('home'))
    expect(read.exchange.request).toMatchObject({ url: seen.request?.url, body: seen.request?.body })
  })

  it('is read in a whole log, among other traffic', () => {
    const other = { ...entry, request: { method: 'GET', url: 'https://shop.test/' } }
    const preflight = { ...entry, request: { ...entry.request, method: 'OPTIONS' } }
    expect(readAll({ log: { version: '1.2', entries: [other, entry, preflight, entry] } })).toHaveLength(2)
  })

  it('is read in a list of entries as in a log: other traffic is skipped', () => {
    const other = { ...entry, request: { method: 'GET', url: 'https://shop.test/' } }
    expect(readAll([other, entry])).toHaveLength(1)
    expect(notUnderstoodIn([other, entry])).toEqual([])
    expect(notUnderstoodIn([other, entry, { a: 1 }])).toEqual(['[2]'])
  })

  it.each([
    ['a log without any', { log: { version: '1.2', entries: [] } }],
    [
      'an entry of another call',
      { ...entry, request: { method: 'GET', url: 'https://shop.test/rest/v1/delivery.js' } },
    ],
  ])('is refused with the reason in %s', (_, value) => {
    expect(parsed(value)).toEqual({ kind: 'har' })
  })
})
