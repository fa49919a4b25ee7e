import { describe, expect, it, vi } from 'vitest'
import { aDocument, delivery, introduction, type FakeHost } from '../../../test/fixtures/host.ts'
import { aRecorder, posted } from '../../../test/fixtures/recorder.ts'
import type { RelayMessage, SendCommand } from '../../bridge/messages.ts'

const COMMAND: SendCommand = { sendId: 's', url: 'https://demo.tt.omtrdc.net/', body: '{}', timeout: 1000 }
const SENT = { kind: 'send', documentId: 'document-1', command: COMMAND }
const replay = (from: number, documentId = 'document-1') => ({ kind: 'replay', documentId, from })

const calls = (...numbers: number[]) => numbers.map(number => `document-1/${number}`)

describe('a panel', () => {
  it('that opens late gets every entry once and in order', () => {
    const { host, recorded } = aRecorder()
    host.receive(introduction({}, { next: 4 }))
    expect(host.posted).toEqual([replay(1)])
    host.receive(posted([1, 2]))
    host.receive(posted([3]))
    host.receive(posted([4]))
    expect(recorded()).toEqual(calls(1, 2, 3, 4))
  })

  it('that opens before anything happened asks once for coming entries', () => {
    const { host, recorded } = aRecorder()
    host.receive(introduction())
    host.receive(posted([1]))
    expect(host.posted).toEqual([replay(1)])
    expect(recorded()).toEqual(calls(1))
  })

  it('that was cut off asks for the missed entries only', () => {
    const { host, recorded } = aRecorder()
    host.receive(introduction())
    host.receive(posted([1, 2]))
    host.reopen()
    host.receive(introduction({}, { next: 5 }))
    expect(host.posted).toEqual([replay(1), replay(3)])
    host.receive(posted([3, 4]))
    expect(recorded()).toEqual(calls(1, 2, 3, 4))
  })

  it('that missed nothing while it was cut off asks for coming entries', () => {
    const { host } = aRecorder()
    host.receive(introduction())
    host.receive(posted([1, 2]))
    host.reopen()
    host.receive(introduction({}, { next: 3 }))
    expect(host.posted).toEqual([replay(1), replay(3)])
  })

  it('counts the documents that do not connect again after it was cut off', () => {
    vi.useFakeTimers()
    const { host, recorder } = aRecorder()
    host.receive(introduction())
    for (const frameId of [4, 5, 6]) host.receive(introduction({ id: `inner-${frameId}`, top: false }), frameId)
    host.receiveRaw({ kind: 'relay gone', relay: 4 })
    host.reopen()
    host.reopen()
    host.receive(introduction())
    host.receive(introduction({ id: 'inner-5', top: false }), 5, 15)
    host.receiveRaw({ kind: 'relay gone', relay: 15 })
    vi.runAllTimers()
    expect(recorder.missedDocuments.value).toBe(1)
    vi.useRealTimers()
  })

  it('does not count those of the page before, which Firefox keeps in its back/forward cache with their ports', () => {
    vi.useFakeTimers()
    const { host, recorder } = aRecorder()
    host.receive(introduction())
    host.receive(introduction({ id: 'next', startedAt: 1e15 }), 0, 2)
    host.reopen()
    host.receive(introduction({ id: 'next', startedAt: 1e15 }), 0, 3)
    vi.runAllTimers()
    expect(recorder.missedDocuments.value).toBe(0)
    vi.useRealTimers()
  })

  it('fills a gap before it continues', () => {
    const { host, recorded } = aRecorder()
    host.receive(introduction())
    host.receive(posted([1]))
    host.receive(posted([3]))
    expect(recorded()).toEqual(calls(1))
    expect(host.posted).toEqual([replay(1), replay(2)])
    host.receive(posted([2, 3]))
    expect(recorded()).toEqual(calls(1, 2, 3))
  })

  it('takes the entries before a gap in the same message', () => {
    const { host, recorded } = aRecorder()
    host.receive(introduction())
    host.receive(posted([1, 2, 4]))
    expect(recorded()).toEqual(calls(1, 2))
    expect(host.posted).toEqual([replay(1), replay(3)])
  })

  it('records an entry once, however often it arrives', () => {
    const { host, recorded } = aRecorder()
    host.receive(introduction())
    for (const numbers of [[1], [1], [1, 2], [2, 1], [2]]) host.receive(posted(numbers))
    expect(recorded()).toEqual(calls(1, 2))
  })

  it('reports what a relay had to drop before the panel opened, and continues from there', () => {
    const { host, recorded, happened } = aRecorder()
    host.receive(introduction({}, { first: 11, next: 13 }))
    expect({ happened, posted: host.posted }).toEqual({ happened: ['10 entries lost'], posted: [replay(11)] })
    host.receive(posted([11, 12]))
    expect(recorded()).toEqual(calls(11, 12))
  })

  it('reports only its own losses', () => {
    const { host, happened } = aRecorder()
    host.receive(introduction())
    host.receive(posted([1, 2, 3]))
    host.receive(introduction({}, { first: 3, next: 4 }))
    host.receive(introduction({}, { first: 6, next: 8 }))
    expect(happened).toEqual(['2 entries lost'])
  })

  it('skips entries that a relay dropped after it was asked for them', () => {
    const { host, recorded, happened } = aRecorder()
    host.receive(introduction({}, { first: 1, next: 3 }))
    host.receive(introduction({}, { first: 2, next: 4 }))
    host.receive(posted([2, 3]))
    host.receive(posted([2, 3]))
    expect({ recorded: recorded(), happened }).toEqual({ recorded: calls(2, 3), happened: ['1 entries lost'] })
  })

  it('keeps the numbers of two frames separate', () => {
    const { host, recorded } = aRecorder()
    host.receive(introduction())
    host.receive(introduction({ id: 'inner', top: false }), 4)
    host.receive(posted([1]))
    host.receive(posted([1, 3], 'inner'), 4)
    expect(recorded()).toEqual(['document-1/1', 'inner/1'])
    expect(host.posted).toEqual([replay(1), replay(1, 'inner'), replay(2, 'inner')])
  })

  it('knows which frames are connected', () => {
    const { host, connected } = aRecorder()
    host.receive(introduction())
    host.receive(introduction({ id: 'inner', top: false }), 4)
    host.receiveRaw({ kind: 'relay gone', relay: 4 })
    expect(connected().toSorted()).toEqual(['document-1 true', 'inner false'])
    host.reopen()
    expect(connected()).toEqual(['document-1 false', 'inner false'])
    host.receive(introduction())
    expect(connected().toSorted()).toEqual(['document-1 true', 'inner false'])
  })

  it('recognises a navigation only by the next top document', () => {
    const { host, happened } = aRecorder()
    host.receive(introduction())
    host.receive(introduction({ id: 'inner', top: false }), 4)
    host.reopen()
    host.receive(introduction())
    expect(happened).toEqual([])
    host.receive(introduction({ id: 'document-2' }))
    expect(happened).toEqual(['navigation'])
  })

  it('treats a return from the back/forward cache as a navigation, but not the messages of a page being left', () => {
    const { host, happened, tops } = aRecorder()
    host.receive(introduction())
    host.receive(introduction({ id: 'document-2' }))
    host.receive(introduction())
    expect(happened).toEqual(['navigation'])
    host.receive(introduction(), 0, 9)
    expect(happened).toEqual(['navigation', 'navigation'])
    expect(tops).toEqual(['document-1', 'document-2', 'document-1'])
  })

  it('continues with its page when the background was restarted, however many frames have gone', () => {
    const { host, happened, recorder, tops } = aRecorder()
    host.receive(introduction())
    for (let frame = 1; frame <= 5100; frame += 1) {
      host.receive(introduction({ id: `frame ${frame}`, top: false }), frame)
      // The others go with the background.
      if (frame > 5000) host.receiveRaw({ kind: 'relay gone', relay: frame })
    }
    host.reopen()
    host.receive(introduction({ id: 'another frame', top: false }), 6000)
    host.receive(introduction())
    expect({ happened, tops }).toEqual({ happened: [], tops: ['document-1'] })
    expect(recorder.documents.value.size).toBeLessThan(5100)
  })

  it('is notified that the extension is gone', () => {
    const { host, happened } = aRecorder()
    host.lose()
    expect(happened).toEqual(['gone'])
  })

  it.each([
    ['nothing', undefined],
    ['an unknown message', { kind: 'hello', frameId: 0 }],
    ['a relay’s message without a frame', { kind: 'relayed', relay: 0, message: posted([1]) }],
    ['an unknown message of a relay', { kind: 'relayed', frameId: 0, relay: 0, message: { kind: 'eval' } }],
    [
      'entries of a document that it does not know',
      { kind: 'relayed', frameId: 0, relay: 0, message: posted([1], 'other') },
    ],
    [
      'a malformed entry',
      { kind: 'relayed', frameId: 0, relay: 0, message: { ...posted([1]), entries: [{ number: 1 }] } },
    ],
  ])('ignores %s', (_, message) => {
    const { host, recorded } = aRecorder()
    host.receive(introduction())
    host.receiveRaw(message)
    expect(recorded()).toEqual([])
    expect(host.posted).toEqual([replay(1)])
  })
})

describe('a send', () => {
  const sendsTo = (host: FakeHost) => host.posted.filter(({ kind }) => kind === 'send')
  const outcome = (number: number): RelayMessage => {
    const report = {
      kind: 'outcome' as const,
      sendId: 's',
      outcome: { kind: 'unanswered' as const, time: 1, reason: 'network' as const },
    }
    return delivery([{ number, report }])
  }

  it('is repeated after each reconnection until its outcome is known', () => {
    const { host, recorder } = aRecorder()
    host.receive(introduction())
    recorder.send('document-1', COMMAND)
    host.reopen()
    host.receive(introduction())
    expect(sendsTo(host)).toEqual([SENT, SENT])
    host.receive(outcome(1))
    host.reopen()
    host.receive(introduction({}, { next: 2 }))
    expect(sendsTo(host)).toEqual([SENT, SENT])
  })

  it('that could not be posted is posted when the relay reconnects', () => {
    const { host, recorder } = aRecorder()
    host.receive(introduction())
    host.breakOff()
    recorder.send('document-1', COMMAND)
    expect(sendsTo(host)).toEqual([])
    host.reopen()
    host.receive(introduction())
    expect(sendsTo(host)).toEqual([SENT])
  })

  it('is never given to another document', () => {
    const { host, recorder } = aRecorder()
    host.receive(introduction())
    host.breakOff()
    recorder.send('document-1', COMMAND)
    host.reopen()
    host.receive(introduction({ ...aDocument(), id: 'document-2' }))
    expect(sendsTo(host)).toEqual([])
  })

  it('that was cancelled is not repeated, and reports whether it was still unanswered', () => {
    const { host, recorder } = aRecorder()
    host.receive(introduction())
    const { giveUp } = recorder.send('document-1', COMMAND)
    expect([giveUp(), giveUp()]).toEqual([true, false])
    host.receive(introduction())
    expect(sendsTo(host)).toEqual([SENT])
    const { giveUp: tooLate } = recorder.send('document-1', COMMAND)
    host.receive(outcome(1))
    expect(tooLate()).toBe(false)
  })
})
