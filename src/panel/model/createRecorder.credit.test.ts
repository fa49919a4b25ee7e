import { expect, it } from 'vitest'
import { delivery, introduction } from '../../../test/fixtures/host.ts'
import { aRecorder, posted } from '../../../test/fixtures/recorder.ts'

const replay = (from: number) => ({ kind: 'replay', documentId: 'document-1', from })

it('a panel continues after a gap made by a relay’s bounds, and reports how much was lost', () => {
  const { host, recorded, happened } = aRecorder()
  host.receive(introduction())
  host.receive(posted([1, 2]))
  host.receive(posted([9, 10], 'document-1', 9))
  expect({ recorded: recorded(), happened, posted: host.posted }).toEqual({
    recorded: [1, 2, 9, 10].map(number => `document-1/${number}`),
    happened: ['6 entries lost'],
    posted: [replay(1)],
  })
})

it('a panel asks a relay for more once everything delivered is processed', () => {
  const { host, dones } = aRecorder()
  host.receive(introduction())
  host.receive(posted([1, 2]))
  host.receive(posted([3]))
  expect(host.posted).toEqual([replay(1)])
  dones.forEach(onDone => onDone())
  expect(host.posted).toEqual([replay(1), { kind: 'more', documentId: 'document-1', from: 4 }])
})

it.each([
  ['repeats what it holds', introduction({}, { first: 9, next: 12 })],
  ['is left and counts waiting entries', delivery([], { first: 9, next: 12 })],
])('a panel asks for more also when the relay meanwhile %s, and has dropped the next entries', (_, message) => {
  const { host, happened, dones } = aRecorder()
  host.receive(introduction())
  host.receive(posted([1, 2]))
  host.receive(message)
  dones.forEach(onDone => onDone())
  expect(host.posted.slice(1)).toEqual([{ kind: 'more', documentId: 'document-1', from: 9 }])
  expect(happened).toEqual(['6 entries lost'])
})

it('a panel does not ask again when a relay repeats what it holds, because the entries are in flight', () => {
  const { host } = aRecorder()
  host.receive(introduction())
  host.receive(introduction({}, { next: 5 }))
  expect(host.posted).toEqual([replay(1)])
})

it('a panel counts entries that a document could not deliver before it was left, and not again when it comes back', () => {
  const { host, recorder } = aRecorder()
  host.receive(introduction())
  host.receive(posted([1, 2]))
  host.receive(delivery([], { next: 9 }))
  expect(recorder.undelivered.value).toBe(0)
  host.reopen()
  expect(recorder.undelivered.value).toBe(0)
  host.receive(introduction({}, { next: 9 }))
  host.receiveRaw({ kind: 'relay gone', relay: 0 })
  expect(recorder.undelivered.value).toBe(6)
  host.receive(introduction({}, { next: 9 }), 0, 2)
  expect(recorder.undelivered.value).toBe(0)
})

it('a panel counts these also for a page that the tab left while the background was stopped', () => {
  const { host, recorder } = aRecorder()
  host.receive(introduction({}, { next: 4 }))
  host.reopen()
  host.receive(introduction({ id: 'document-2' }))
  expect(recorder.undelivered.value).toBe(3)
})

it('a panel reports the events that the page’s observer left out', () => {
  const { host, happened } = aRecorder()
  host.receive(introduction())
  host.receive(delivery([{ number: 1, report: { kind: 'events left out', time: 1, count: 40 } }]))
  expect(happened).toEqual(['40 events left out'])
})
