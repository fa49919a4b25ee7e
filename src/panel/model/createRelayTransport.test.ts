import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { OPENED } from '../../../test/fixtures/exchanges.ts'
import { aTransport, aTransportOf, anObserved, HEADERS, URL } from '../../../test/fixtures/relayTransport.ts'
import type { Step } from '../../core/ledger/journal.ts'
import type { ObservedDocument } from './observedDocuments.ts'
import { ANSWER_TIMEOUT } from './sendTimeouts.ts'
import { RECONNECT_GRACE } from './observedDocuments.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a send', () => {
  it('is recorded at once, and made by the document that received the token', () => {
    const { send, asked, journal } = aTransport(anObserved('own'), anObserved('inner', { frameId: 4 }))
    const id = send()
    expect(asked).toEqual([['own', { sendId: 'id-1', url: URL, body: '{}', timeout: ANSWER_TIMEOUT }]])
    expect(journal().exchanges.get(id)).toMatchObject({
      documentId: 'own',
      request: { source: 'inspector', method: 'POST', url: URL, body: { text: '{}', length: 2 } },
    })
  })

  it('as the server SDK is recorded as such, and carries the headers that its frame can send', () => {
    const { send, asked, journal } = aTransport(anObserved('own', { url: 'https://shop.example/cart' }))
    const ids = [URL, 'https://shop.example/rest/v1/delivery'].map(url => send({ url }, 'server SDK'))
    expect(asked.map(([, { serverHeaders }]) => serverHeaders)).toEqual([{ 'Content-Type': 'text/plain' }, HEADERS])
    expect(ids.map(id => journal().exchanges.get(id)?.request?.asServer)).toEqual([true, true])
  })

  it('that is cancelled is aborted at the relay, and counts as aborted at once', () => {
    const { send, cancel, cancelled, responses, unanswered } = aTransport(anObserved('own'))
    cancel(send())
    expect(cancelled).toEqual([['own', 'id-1']])
    expect(responses()).toMatchObject([{ kind: 'failed', reason: 'aborted' }])
    expect(unanswered.size).toBe(0)
    vi.runAllTimers()
    expect(responses()).toMatchObject([{ kind: 'failed', reason: 'aborted' }])
  })

  it.each(['https:///rest/v1/delivery', '/rest/v1/delivery', ''])('without a host, as %j, is not made', url => {
    const { send, asked, responses } = aTransport(anObserved('own'))
    send({ url })
    expect(asked).toEqual([])
    expect(responses()).toMatchObject([
      { kind: 'failed', reason: url.startsWith('https') ? 'address host' : 'address scheme' },
    ])
  })

  it('has a new id each time', () => {
    const { send } = aTransport(anObserved('own'))
    expect(send()).not.toBe(send())
  })

  const targets: [string, string[], ObservedDocument[]][] = [
    ['its document, while that is connected', ['own'], [anObserved('own'), anObserved('successor', { openedAt: 1 })]],
    ['its document, when its connection is broken for a moment', ['own'], [anObserved('own', { connected: false })]],
    [
      'its document, and not an older one of the frame, when its connection is broken for a moment',
      ['own'],
      [anObserved('older', { connected: false, openedAt: -1 }), anObserved('own', { connected: false })],
    ],
    [
      'the next document of its frame and origin',
      ['successor'],
      [anObserved('own', { connected: false }), anObserved('successor', { openedAt: 1 })],
    ],
    [
      'the newest such document',
      ['third'],
      [
        anObserved('own', { connected: false }),
        anObserved('third', { openedAt: 2 }),
        anObserved('second', { connected: false, openedAt: 1 }),
      ],
    ],
    [
      'the older document that the visitor went back to',
      ['older'],
      [anObserved('older', { openedAt: -1 }), anObserved('own', { connected: false })],
    ],
    [
      'no next document of another origin',
      [],
      [anObserved('own', { connected: false }), anObserved('successor', { openedAt: 1, url: 'https://other.test/' })],
    ],
    [
      'no next document of another scheme',
      [],
      [anObserved('own', { connected: false }), anObserved('successor', { openedAt: 1, url: 'http://shop.test/' })],
    ],
    [
      'no document of another frame',
      ['own'],
      [anObserved('own', { connected: false }), anObserved('inner', { openedAt: 1, frameId: 4 })],
    ],
    ['nobody, when no document is known', [], []],
  ]
  it.each(targets)('is made by %s', (_, by, documents) => {
    const { send, by: askedOf } = aTransport(...documents)
    send()
    expect(askedOf()).toEqual(by)
  })

  it.each([
    ['no http', 'ftp://demo.test/rest/v1/delivery', 'address scheme'],
    ['a path alone', '/rest/v1/delivery', 'address scheme'],
    ['a URL that was cut', 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=…', 'address cut'],
    ['a user', 'https://demo.tt.omtrdc.net@127.0.0.1/rest/v1/delivery', 'address user'],
    ['a host that a parser reads differently', 'https://\t/second.invalid/rest/v1/delivery', 'address host'],
    ['a host that reverses text', 'https://demo\u202E.test/rest/v1/delivery', 'address host'],
    ['no host', 'https:///rest/v1/delivery', 'address host'],
    ['a path that is not Target’s', 'https://demo.test/admin/transfer?to=me', 'address path'],
    ['a path that only its query makes look like it', 'https://demo.test/admin?/rest/v1/delivery', 'address path'],
    ['a path that leads elsewhere', 'https://demo.test/rest/v1/delivery/../../../admin', 'address path'],
  ])('is not made to a URL with %s, and states why', (_, url, reason) => {
    const { send, asked, responses } = aTransport(anObserved('own'))
    for (const brought of [url, undefined]) send({ url, ...(brought && { brought }) })
    expect(asked).toEqual([])
    expect(responses()).toMatchObject([
      { kind: 'failed', reason },
      { kind: 'failed', reason },
    ])
  })

  it('goes to another path when the tester typed it, and again when it is resent', () => {
    const { send, asked } = aTransport(anObserved('own'))
    const typed = 'https://demo.tt.omtrdc.net/wrong'
    send({ url: typed, brought: URL })
    send({ url: typed, brought: typed })
    expect(asked.map(([, { url, isPathTyped }]) => [url, isPathTyped])).toEqual([
      [typed, true],
      [typed, true],
    ])
  })

  it('is made by the next document when its document is in the back/forward cache, though the browser keeps its port open', () => {
    const left = { ...anObserved('own'), left: 'kept' as const }
    const { send, by } = aTransport(left, anObserved('next', { openedAt: 1 }))
    send()
    expect(by()).toEqual(['next'])
  })

  it('from a file is made only by the page that the file names', () => {
    const documents = [anObserved('other', { url: 'https://other.test/' })]
    const { send, by, responses } = aTransport(...documents)
    send({ page: 'https://shop.test/cart' })
    expect(by()).toEqual([])
    expect(responses()).toMatchObject([{ kind: 'failed', reason: 'page gone' }])
    send({ page: 'https://other.test/cart' })
    send()
    expect(by()).toEqual(['other', 'other'])
  })

  it('whose page is gone fails at once with that reason', () => {
    const successor = anObserved('successor', { openedAt: 1, url: 'https://other.test/' })
    const { send, responses } = aTransport(anObserved('own', { connected: false }), successor)
    send()
    expect(responses()).toMatchObject([{ kind: 'failed', reason: 'page gone' }])
    vi.runAllTimers()
    expect(responses()).toMatchObject([{ kind: 'failed', reason: 'page gone' }])
  })

  it('fails when its document was left and does not come back', () => {
    const { send, responses } = aTransport(anObserved('own', { connected: false }))
    send()
    vi.advanceTimersByTime(RECONNECT_GRACE - 1)
    expect(responses()).toEqual([undefined])
    vi.advanceTimersByTime(1)
    expect(responses()).toMatchObject([{ kind: 'failed', reason: 'page gone' }])
  })

  it('whose page was left may have been made before, and states that', () => {
    const documents = signal(new Map([['own', anObserved('own')]]))
    const { send, responses } = aTransportOf(documents)
    send()
    documents.value = new Map([['own', anObserved('own', { connected: false })]])
    vi.runAllTimers()
    expect(responses()).toMatchObject([{ kind: 'failed', reason: 'page left' }])
  })

  it('waits longer than its relay does before it fails', () => {
    const { send, responses, unanswered } = aTransport(anObserved('own'))
    send()
    vi.advanceTimersByTime(ANSWER_TIMEOUT)
    expect(responses()).toEqual([undefined])
    vi.runAllTimers()
    expect(responses()).toMatchObject([{ kind: 'failed', reason: 'unreachable' }])
    expect(unanswered.size).toBe(0)
  })

  const answered = (exchangeId: string): Step => ({
    exchangeId,
    documentId: 'own',
    frameId: 0,
    kind: 'response',
    response: { kind: 'answered', time: OPENED, status: 200, body: { kind: 'none' } },
  })

  it('returns the answer that is recorded for it, once', async () => {
    const { send, answer, answers } = aTransport(anObserved('own'))
    const step = answered(send())
    answer([step])
    answer([step])
    await vi.advanceTimersByTimeAsync(0)
    expect(answers).toEqual([{ kind: 'answered', time: OPENED, status: 200, body: { kind: 'none' } }])
  })

  it('that was answered does not fail later, not even when the log was cleared', () => {
    const { send, responses, answer, unanswered, clear } = aTransport(anObserved('own'))
    answer([answered(send())])
    unanswered.clear()
    clear()
    vi.runAllTimers()
    expect(responses()).toEqual([])
  })

  it('that was cancelled shows its answer, when one arrives after all', () => {
    const { send, responses, answer } = aTransport(anObserved('own'))
    const id = send()
    vi.runAllTimers()
    expect(responses()).toMatchObject([{ kind: 'failed', reason: 'unreachable' }])
    answer([answered(id)])
    expect(responses()).toMatchObject([{ kind: 'answered' }])
  })
})
