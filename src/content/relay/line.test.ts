import { describe, expect, it } from 'vitest'
import { aCall, aDocument } from '../../../test/fixtures/host.ts'
import { aPort, type FakePort } from '../../../test/fixtures/ports.ts'
import type { RelayMessage, SendCommand } from '../../bridge/messages.ts'
import { createBuffer, type Buffer } from './buffer.ts'
import { createLine } from './line.ts'

const SEND: SendCommand = { sendId: 's', url: 'https://demo.tt.omtrdc.net/', body: '{}', timeout: 1000 }

interface AnyLine {
  buffer: Buffer
  gone: boolean
  isShown: () => boolean
  usesWebSdk: () => boolean
}

/** A relay's line with its background: what it opened, was told and asked to send. */
function aLine(options: Partial<AnyLine> = {}) {
  const { buffer = createBuffer(), gone = false, isShown = () => true, usesWebSdk = () => false } = options
  const ports: FakePort[] = []
  const sends: SendCommand[] = []
  const cancelled: string[] = []
  const listeners: ((message: unknown) => void)[] = []
  const line = createLine({
    buffer,
    document: () => aDocument(),
    isShown,
    usesWebSdk,
    onSend: command => sends.push(command),
    onCancel: sendId => cancelled.push(sendId),
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
    cancelled,
    call: (message: unknown = { kind: 'call' }) => listeners.forEach(listener => listener(message)),
    appear: line.appear,
    report: (text = '{}') => line.tell(buffer.add(aCall(1, text))),
    posted: (index = 0) => (ports[index]?.posted ?? []) as RelayMessage[],
  }
}

const held = (first: number, next: number) => ({ kind: 'document', document: aDocument(), first, next })
const replay = (from: number, documentId = 'document-1') => ({ kind: 'replay', documentId, from })
const numbersIn = (messages: RelayMessage[]) =>
  messages.map(message => (message.kind === 'entries' ? message.entries.map(({ number }) => number) : message.kind))

describe('a relay', () => {
  it('opens no port on a page without Target traffic', () => {
    expect(aLine().ports).toEqual([])
  })

  it('opens its port at the first entry, once, and says what it holds', () => {
    const relay = aLine()
    relay.report()
    relay.report()
    expect(relay.ports.map(({ name }) => name)).toEqual(['relay'])
    expect(relay.posted()[0]).toEqual(held(1, 2))
    expect(numbersIn(relay.posted().slice(1))).toEqual([[2]])
  })

  it('says that its page has called the Edge Network when it is called, and looks for that at no other time', () => {
    let looks = 0
    const relay = aLine({ usesWebSdk: () => (looks += 1) > 0 })
    relay.report()
    relay.report()
    expect(looks).toBe(0)
    expect(relay.posted()[0]).not.toHaveProperty('usesWebSdk')
    relay.call()
    expect(relay.posted().at(-1)).toEqual({ ...held(1, 3), usesWebSdk: true })
    expect(looks).toBe(1)
  })

  it('stays silent after it was hung up on, until it is called', () => {
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

  it('says again what it holds when it is called while connected', () => {
    const relay = aLine()
    relay.report()
    relay.call()
    expect(relay.ports).toHaveLength(1)
    expect(relay.posted()).toEqual([held(1, 2), held(1, 2)])
  })

  it('says nothing of a page that is prerendered, and all of it when it is shown', () => {
    let shown = false
    const relay = aLine({ isShown: () => shown })
    relay.report()
    relay.call()
    expect(relay.ports).toEqual([])
    shown = true
    relay.appear()
    expect(relay.posted()).toEqual([held(1, 2)])
  })

  it('opens another port when its page is shown again, and none for one without Target traffic', () => {
    const [relay, quiet] = [aLine(), aLine()]
    relay.report()
    relay.appear()
    expect(relay.ports.map(({ closed }) => closed)).toEqual([true, false])
    expect(relay.posted(1)).toEqual([held(1, 2)])
    quiet.appear()
    expect(quiet.ports).toEqual([])
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

  it('replays what it holds from the number asked for', () => {
    const relay = aLine()
    relay.call()
    relay.report()
    relay.report()
    relay.ports[0]!.posted.length = 0
    relay.ports[0]?.say(replay(2))
    expect(numbersIn(relay.posted())).toEqual([[2]])
  })

  it('replays nothing when there is nothing newer', () => {
    const relay = aLine()
    relay.call()
    relay.ports[0]?.say(replay(1))
    expect(relay.posted()).toEqual([held(1, 1)])
  })

  it('replays in messages of bounded size, none lost, in order', () => {
    const relay = aLine()
    for (let made = 0; made < 5; made += 1) relay.report('x'.repeat(3 * 1024 * 1024))
    relay.report('x'.repeat(4 * 1024 * 1024))
    relay.ports[0]!.posted.length = 0
    relay.ports[0]?.say(replay(1))
    expect(numbersIn(relay.posted())).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ])
  })

  it('says what it holds now when it is asked for entries that it has dropped', () => {
    const relay = aLine({ buffer: createBuffer(2) })
    relay.call()
    for (let made = 0; made < 4; made += 1) relay.report()
    relay.ports[0]!.posted.length = 0
    relay.ports[0]?.say(replay(1))
    expect(relay.posted()[0]).toEqual(held(3, 5))
    expect(numbersIn(relay.posted())).toEqual(['document', [3, 4]])
  })

  it('makes the request that its panel asks for', () => {
    const relay = aLine()
    relay.call()
    relay.ports[0]?.say({ kind: 'send', documentId: 'document-1', command: SEND })
    expect(relay.sends).toEqual([SEND])
  })

  it.each([
    ['for another document of its frame', { kind: 'send', documentId: 'document-2', command: SEND }],
    ['to replay another document', replay(1, 'document-2')],
    ['without a body', { kind: 'send', documentId: 'document-1', command: { ...SEND, body: undefined } }],
    ['without time to wait', { kind: 'send', documentId: 'document-1', command: { ...SEND, timeout: 0 } }],
    ['of an unknown kind', { kind: 'eval', documentId: 'document-1', code: '' }],
    ['that is nothing', undefined],
  ])('ignores a message %s', (_, message) => {
    const relay = aLine()
    relay.report()
    relay.ports[0]?.say(message)
    expect(relay.sends).toEqual([])
    expect(relay.posted()).toEqual([held(1, 2)])
  })

  it('outlives the extension that it belongs to, when it cannot connect', () => {
    const relay = aLine({ gone: true })
    expect(() => {
      relay.report()
      relay.report()
      relay.call()
    }).not.toThrow()
  })

  it('outlives the extension that it belongs to, when its port breaks under it', () => {
    const relay = aLine()
    relay.report()
    relay.ports[0]!.closed = true
    expect(() => {
      relay.report()
      relay.report()
    }).not.toThrow()
    expect(relay.ports).toHaveLength(1)
  })

  it('is not confused by the late end of an earlier port', () => {
    const relay = aLine()
    relay.report()
    relay.ports[0]!.closed = true
    relay.report()
    relay.call()
    relay.ports[0]?.end()
    relay.report()
    expect(numbersIn(relay.posted(1))).toEqual(['document', [3]])
  })
})

it('ends the request that the panel names, of this document only', () => {
  const { call, ports, cancelled } = aLine()
  call()
  ports[0]?.say({ kind: 'cancel', documentId: 'another', sendId: 'a' })
  ports[0]?.say({ kind: 'cancel', documentId: 'document-1', sendId: 'b' })
  expect(cancelled).toEqual(['b'])
})
