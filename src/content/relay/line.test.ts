import { describe, expect, it } from 'vitest'
import { aDocument } from '../../../test/fixtures/host.ts'
import { aPort, type FakePort } from '../../../test/fixtures/ports.ts'
import type { FromRelay, RelayMessage, SendCommand } from '../../bridge/messages.ts'
import type { SendMessage } from '../../bridge/sends.ts'
import { MAX_UNDERWAY } from '../../bridge/credit.ts'
import { createReportBuffer, type ReportBuffer } from './buffer.ts'
import { createLine } from './line.ts'

const SEND: SendCommand = { sendId: 's', url: 'https://demo.tt.omtrdc.net/', body: '{}', timeout: 1000 }

interface AnyLine {
  buffer: ReportBuffer
  gone: boolean
  mayConnect: () => boolean
}

/**
 * A relay's line with its background, and a record of the ports it opened, the messages it got and the sends it was
 * asked for.
 */
function aLine(options: Partial<AnyLine> = {}) {
  const { buffer = createReportBuffer(), gone = false, mayConnect = () => true } = options
  const ports: FakePort[] = []
  const sends: SendMessage[] = []
  const listeners: ((message: unknown) => void)[] = []
  const line = createLine({
    buffer,
    document: () => aDocument(),
    mayConnect,
    onSend: message => sends.push(message),
    runtime: {
      connect: ({ name }) => {
        if (gone) throw new Error('Extension context invalidated.')
        const port = aPort(name)
        ports.push(port)
        return port
      },
      onMessage: { addListener: listener => listeners.push(listener) },
    },
  })
  return {
    ports,
    sends,
    call: (message: unknown = { kind: 'call' }) => listeners.forEach(listener => listener(message)),
    appear: line.appear,
    leave: line.leave,
    report: (text = '') => {
      buffer.add({ text })
      line.deliver()
    },
    /** A panel sends a message by the newest port. */
    deliver: (message: unknown, panel = 1) => ports.at(-1)?.deliver({ panel, message }),
    /** The messages to all panels, or to one, by a port. */
    posted: (index = 0) => ((ports[index]?.posted ?? []) as FromRelay[]).map(({ message }) => message as RelayMessage),
    postedTo: (panel: number) =>
      ports
        .flatMap(port => (port.posted as FromRelay[]).filter(one => one.panel === panel))
        .map(({ message }) => message as RelayMessage),
  }
}

const held = (first: number, next: number) => ({ kind: 'document', document: aDocument(), first, next })
const replay = (from: number, documentId = 'document-1') => ({ kind: 'replay', documentId, from })
const more = (from: number) => ({ kind: 'more', documentId: 'document-1', from })
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)
const numbersIn = (messages: RelayMessage[]) =>
  messages.map(message => (message.kind === 'entries' ? message.entries.map(({ number }) => number) : message.kind))

describe('a relay', () => {
  it('opens no port on a page without Target traffic', () => {
    expect(aLine().ports).toEqual([])
  })

  it('opens its port at the first entry, once, and states what it holds', () => {
    const relay = aLine()
    relay.report()
    relay.report()
    expect(relay.ports.map(({ name }) => name)).toEqual(['relay'])
    expect(relay.posted()).toEqual([held(1, 2)])
  })

  it('delivers the entries that a panel asks for, and later ones as they come', () => {
    const relay = aLine()
    relay.report()
    relay.report()
    relay.deliver(replay(1))
    relay.report()
    expect(numbersIn(relay.posted().slice(1))).toEqual([[1, 2], [3]])
    expect(relay.posted().at(-1)).toMatchObject({ first: 1, next: 4 })
  })

  it('stays silent after it was disconnected, until it is called', () => {
    const relay = aLine()
    relay.report()
    relay.ports[0]?.end()
    relay.report()
    relay.report()
    expect(relay.ports).toHaveLength(1)
    relay.call()
    expect(relay.ports).toHaveLength(2)
    expect(relay.posted(1)).toEqual([held(1, 4)])
  })

  it('states again what it holds when it is called while connected', () => {
    const relay = aLine()
    relay.report()
    relay.call()
    expect(relay.ports).toHaveLength(1)
    expect(relay.posted()).toEqual([held(1, 2), held(1, 2)])
  })

  it('reports nothing of a prerendered page until it is shown, and then everything', () => {
    let shown = false
    const relay = aLine({ mayConnect: () => shown })
    relay.report()
    relay.call()
    expect(relay.ports).toEqual([])
    shown = true
    relay.appear()
    expect(relay.posted()).toEqual([held(1, 2)])
  })

  it('opens another port when its page is shown again, but not for a page without Target traffic', () => {
    const [relay, quiet] = [aLine(), aLine()]
    relay.report()
    relay.appear()
    expect(relay.ports.map(({ closed }) => closed)).toEqual([true, false])
    expect(relay.posted(1)).toEqual([held(1, 2)])
    quiet.appear()
    expect(quiet.ports).toEqual([])
  })

  it('closes its port, and opens no other, when it may no longer connect', () => {
    let isOn = true
    const relay = aLine({ mayConnect: () => isOn })
    relay.call()
    isOn = false
    relay.appear()
    relay.call()
    expect(relay.ports.map(({ closed }) => closed)).toEqual([true])
  })

  it('answers a call before anything happened', () => {
    const relay = aLine()
    relay.call()
    expect(relay.posted()).toEqual([held(1, 1)])
  })

  it.each([null, 'call', {}, { kind: 'site', url: '' }])('is not called by %j', message => {
    const relay = aLine()
    relay.call(message)
    expect(relay.ports).toEqual([])
  })

  it('replays its entries from the number asked for', () => {
    const relay = aLine()
    relay.call()
    relay.report()
    relay.report()
    relay.ports[0]!.posted.length = 0
    relay.deliver(replay(2))
    expect(numbersIn(relay.posted())).toEqual([[2]])
  })

  it('replays nothing when there is nothing newer', () => {
    const relay = aLine()
    relay.call()
    relay.deliver(replay(1))
    expect(relay.posted()).toEqual([held(1, 1)])
  })

  it('delivers no more at a time than a panel has processed, and then continues in order without loss', () => {
    const relay = aLine()
    relay.call()
    relay.deliver(replay(1))
    relay.ports[0]!.posted.length = 0
    for (let made = 0; made < MAX_UNDERWAY + 20; made += 1) relay.report()
    expect(numbersIn(relay.posted()).flat()).toEqual(upTo(MAX_UNDERWAY))
    relay.deliver(more(6))
    expect(numbersIn(relay.posted()).flat()).toEqual(upTo(MAX_UNDERWAY + 5))
    relay.deliver(more(MAX_UNDERWAY + 6))
    expect(numbersIn(relay.posted()).flat()).toEqual(upTo(MAX_UNDERWAY + 20))
  })

  it('lets no panel of the tab wait for another, nor get messages meant for another', () => {
    const relay = aLine()
    relay.call()
    relay.deliver(replay(1), 1)
    relay.deliver(replay(1), 2)
    for (let made = 0; made < MAX_UNDERWAY + 10; made += 1) relay.report()
    relay.deliver(more(MAX_UNDERWAY + 1), 2)
    expect([1, 2].map(panel => numbersIn(relay.postedTo(panel)).flat())).toEqual([
      upTo(MAX_UNDERWAY),
      upTo(MAX_UNDERWAY + 10),
    ])
  })

  it('states what it now holds when it delivers entries after a dropped stretch', () => {
    const relay = aLine({ buffer: createReportBuffer(2) })
    relay.call()
    for (let made = 0; made < 4; made += 1) relay.report()
    relay.ports[0]!.posted.length = 0
    relay.deliver(replay(1))
    expect(relay.posted()).toEqual([expect.objectContaining({ kind: 'entries', first: 3, next: 5 })])
    expect(numbersIn(relay.posted())).toEqual([[3, 4]])
  })

  it('reports how much a panel did not get as its document is left, once for all reports of one page handler', async () => {
    const relay = aLine()
    relay.call()
    relay.deliver(replay(1), 1)
    relay.deliver(replay(1), 2)
    for (let made = 0; made < MAX_UNDERWAY + 10; made += 1) relay.report()
    relay.deliver(more(MAX_UNDERWAY + 1), 2)
    relay.ports[0]!.posted.length = 0
    relay.leave()
    for (let made = 0; made < 3; made += 1) relay.report()
    await Promise.resolve()
    const waiting = (next: number) => ({ kind: 'entries', documentId: 'document-1', first: 1, next, entries: [] })
    expect(relay.postedTo(1)).toEqual([waiting(MAX_UNDERWAY + 11), waiting(MAX_UNDERWAY + 14)])
    expect(numbersIn(relay.postedTo(2)).flat()).toHaveLength(3)
  })

  it('makes the request that its panel asks for', () => {
    const relay = aLine()
    relay.call()
    relay.deliver({ kind: 'send', documentId: 'document-1', command: SEND })
    expect(relay.sends).toEqual([{ kind: 'send', documentId: 'document-1', command: SEND }])
  })

  it.each([
    ['for another document of its frame', { kind: 'send', documentId: 'document-2', command: SEND }],
    ['to replay another document', replay(1, 'document-2')],
  ])('ignores a message %s', (_, message) => {
    const relay = aLine()
    relay.report()
    relay.deliver(message)
    expect(relay.sends).toEqual([])
    expect(relay.posted()).toEqual([held(1, 2)])
  })

  it('survives its extension when it cannot connect', () => {
    const relay = aLine({ gone: true })
    expect(() => {
      relay.report()
      relay.report()
      relay.call()
    }).not.toThrow()
  })

  it('survives its extension when its port breaks during a post', () => {
    const relay = aLine()
    relay.report()
    relay.ports[0]!.closed = true
    expect(() => {
      relay.report()
      relay.report()
    }).not.toThrow()
    expect(relay.ports).toHaveLength(1)
  })

  it('ignores the late end of an earlier port', () => {
    const relay = aLine()
    relay.report()
    relay.ports[0]!.closed = true
    relay.report()
    relay.call()
    relay.deliver(replay(3))
    relay.ports[0]?.end()
    relay.report()
    expect(numbersIn(relay.posted(1))).toEqual(['document', [3]])
  })
})

it('aborts the request that the panel names, of this document only', () => {
  const { call, deliver, sends } = aLine()
  call()
  deliver({ kind: 'cancel', documentId: 'another', sendId: 'a' })
  deliver({ kind: 'cancel', documentId: 'document-1', sendId: 'b' })
  expect(sends).toEqual([{ kind: 'cancel', documentId: 'document-1', sendId: 'b' }])
})
