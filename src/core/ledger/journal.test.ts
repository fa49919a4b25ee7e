import { describe, expect, it } from 'vitest'
import { aNetworkCall } from '../../../test/fixtures/networkCalls.ts'
import { MAX_EVENT_CHARACTERS, MAX_EVENTS, MAX_EXCHANGES, MAX_JOURNAL_CHARACTERS } from './bounds.ts'
import { emptyJournal } from './emptyJournal.ts'
import { record, seenExchanges, type Step } from './journal.ts'

const of = (exchangeId: string) => ({ exchangeId, documentId: 'document-1', frameId: 0 })
const text = (length: number) => ({ kind: 'text' as const, text: 'x'.repeat(length), length })

function request(exchangeId: string, length = 2): Step {
  const side = { source: 'XHR' as const, time: 1, method: 'POST', url: '', body: text(length) }
  return { ...of(exchangeId), kind: 'request', request: side }
}

function response(exchangeId: string, length = 2, status = 200): Step {
  return { ...of(exchangeId), kind: 'response', response: { kind: 'answered', time: 2, status, body: text(length) } }
}

const withRequest = (side: object): Step => {
  const asked = { source: 'XHR' as const, time: 1, method: 'POST', url: '', body: text(1), ...side }
  return { ...of('big'), kind: 'request', request: asked }
}
const withResponse = (headers: string): Step => ({
  ...of('big'),
  kind: 'response',
  response: { kind: 'answered', time: 1, status: 200, body: text(1), headers },
})
const failed = (reason: string): Step => ({
  ...of('big'),
  kind: 'response',
  response: { kind: 'failed', time: 1, reason },
})
const logged = (value: string): Step => ({
  kind: 'network',
  call: { ...aNetworkCall({ responseHeaders: [{ name: 'a', value }] }), body: text(1), answer: text(1) },
})

const ids = (...steps: Step[]) => [...record(emptyJournal, steps).exchanges.keys()]
const many = (count: number) => Array.from({ length: count }, (_, at) => request(`e${at}`))

describe('the journal', () => {
  it('keeps exchanges in the order in which they were first seen', () => {
    expect(ids(request('b'), request('a'), response('b'))).toEqual(['b', 'a'])
  })

  it('keeps the first of each part, and stays the same object when nothing is new', () => {
    const known = record(emptyJournal, [request('a'), response('a', 2, 200)])
    expect(record(known, [response('a', 2, 500), request('a', 9)])).toBe(known)
    expect(record(known, [])).toBe(known)
  })

  it('leaves the previous journal unchanged', () => {
    const before = record(emptyJournal, [request('a')])
    record(before, [response('a'), request('b')])
    expect([...before.exchanges.values()]).toEqual([
      { id: 'a', documentId: 'document-1', frameId: 0, request: expect.anything() },
    ])
    expect(emptyJournal.exchanges.size).toBe(0)
  })

  it('keeps untouched exchanges the same objects', () => {
    const before = record(emptyJournal, [request('a'), request('b')])
    const after = record(before, [response('b')])
    expect(after.exchanges.get('a')).toBe(before.exchanges.get('a'))
    expect(after.exchanges.get('b')).not.toBe(before.exchanges.get('b'))
  })

  it('drops its oldest exchanges beyond the bound by count, and counts them', () => {
    const full = record(emptyJournal, many(MAX_EXCHANGES))
    expect(full.dropped).toBe(0)
    const after = record(record(full, [request('x')]), [request('y')])
    expect([after.exchanges.size, after.dropped]).toEqual([MAX_EXCHANGES, 2])
    expect([after.exchanges.has('e1'), after.exchanges.has('e2'), after.exchanges.has('y')]).toEqual([
      false,
      true,
      true,
    ])
  })

  it('bounds all exchanges seen by either source: one that both saw counts once, one that only one saw counts too', () => {
    const logged = (id: string, of: string): Step => {
      const body = { kind: 'text' as const, text: of, length: of.length }
      return { kind: 'network', call: aNetworkCall({ id, time: 1, url: '', body, answer: { kind: 'none' } }) }
    }
    const count = MAX_EXCHANGES * 0.6
    const calls = (of: string) => Array.from({ length: count }, (_, at) => logged(`n${at}`, of))
    const both = record(emptyJournal, [...many(count), ...calls('xx')])
    expect([seenExchanges(both).length, both.dropped]).toEqual([count, 0])
    const others = record(emptyJournal, [...many(count), ...calls('yy')])
    expect([seenExchanges(others).length, others.dropped]).toEqual([MAX_EXCHANGES, 2 * count - MAX_EXCHANGES])
  })

  it('drops its oldest exchanges beyond the bound by characters, whichever bodies have them', () => {
    const most = MAX_JOURNAL_CHARACTERS / 2 - 2_000
    const full = record(emptyJournal, [request('a', most), response('b', most)])
    expect(full.dropped).toBe(0)
    const after = record(full, [{ ...of('c'), kind: 'body', body: text(4_000) }])
    expect([[...after.exchanges.keys()], after.dropped]).toEqual([['b', 'c'], 1])
  })

  it.each<[string, (characters: number) => Step]>([
    ['a URL', characters => withRequest({ url: 'x'.repeat(characters) })],
    ['a method', characters => withRequest({ method: 'x'.repeat(characters) })],
    [
      'what could not be read',
      characters => withRequest({ body: { kind: 'unreadable', reason: 'x'.repeat(characters) } }),
    ],
    ['an answer’s headers', characters => withResponse('x'.repeat(characters))],
    ['the reason of a failure', characters => failed('x'.repeat(characters))],
    ['the network log’s headers', characters => logged('x'.repeat(characters))],
  ])('weighs %s', (_, step) => {
    const after = record(record(emptyJournal, [request('a')]), [step(MAX_JOURNAL_CHARACTERS)])
    expect(after.exchanges.has('a')).toBe(false)
  })

  it('drops its oldest events beyond the bounds by count and by characters, and counts them', () => {
    const event = (id: number, detail = ''): Step => ({
      kind: 'event',
      event: {
        id: `e${id}`,
        documentId: 'd',
        time: id,
        type: 'at-request-start',
        detail: { kind: 'text', text: detail, length: detail.length },
      },
    })
    const many = record(
      emptyJournal,
      Array.from({ length: MAX_EVENTS + 3 }, (_, id) => event(id)),
    )
    expect([many.events.size, many.events.has('e2'), many.droppedEvents]).toEqual([MAX_EVENTS, false, 3])
    const large = 'x'.repeat(MAX_EVENT_CHARACTERS / 4)
    const heavy = record(
      emptyJournal,
      [0, 1, 2, 3, 4].map(id => event(id, large)),
    )
    expect([[...heavy.events.keys()], heavy.droppedEvents]).toEqual([['e2', 'e3', 'e4'], 2])
    expect([heavy.dropped, record(heavy, [event(9)]).droppedEvents]).toEqual([0, 2])
  })
})
