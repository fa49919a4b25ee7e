import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aPort, type FakePort } from '../../test/fixtures/ports.ts'
import { createConnection, FIRST_PAUSE } from './connection.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A connection, with a record of everything that happened to it. */
function aConnection() {
  const ports: FakePort[] = []
  const messages: unknown[] = []
  const happened: string[] = []
  const ending = new AbortController()
  const extension = { gone: false }
  const connection = createConnection({
    open: () => {
      if (extension.gone) throw new Error('Extension context invalidated.')
      const port = aPort()
      ports.push(port)
      return port
    },
    onMessage: message => messages.push(message),
    onOpen: () => happened.push('open'),
    onGone: () => happened.push('gone'),
    signal: ending.signal,
  })
  return { ports, messages, happened, ending, extension, connection, newest: () => ports.at(-1)! }
}

/** Ms from a port's end to the opening of the next one. */
function pauseAfterEnd({ ports, newest }: ReturnType<typeof aConnection>): number {
  const known = ports.length
  const before = Date.now()
  newest().end()
  while (ports.length === known) vi.advanceTimersToNextTimer()
  return Date.now() - before
}

describe('the connection to the background', () => {
  it('is open at once, and carries messages both ways', () => {
    const { connection, messages, happened, newest } = aConnection()
    expect(connection.post('to')).toBe(true)
    newest().deliver('from')
    expect({ happened, messages, posted: newest().posted }).toEqual({
      happened: ['open'],
      messages: ['from'],
      posted: ['to'],
    })
  })

  it('reopens after the background stopped, and reports that', () => {
    const { connection, newest, happened, ports } = aConnection()
    newest().end()
    vi.advanceTimersByTime(FIRST_PAUSE)
    expect(happened).toEqual(['open', 'open'])
    connection.post('to')
    expect(ports.map(({ posted }) => posted)).toEqual([[], ['to']])
  })

  it('reports that nothing was posted while it is not open', () => {
    const { connection, newest } = aConnection()
    newest().end()
    expect(connection.post('to')).toBe(false)
    vi.advanceTimersByTime(FIRST_PAUSE)
    expect(connection.post('to')).toBe(true)
  })

  it('reports that nothing was posted when the port breaks during the post', () => {
    const { connection, newest } = aConnection()
    newest().closed = true
    expect(connection.post('to')).toBe(false)
  })

  it('pauses longer after each end, but never longer than some seconds', () => {
    const broken = aConnection()
    const pauses = Array.from({ length: 8 }, () => pauseAfterEnd(broken))
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
    expect(pauses[0]).toBe(FIRST_PAUSE)
    expect(new Set(pauses.slice(-4))).toEqual(new Set([3000]))
  })

  it('goes back to short pauses once a message arrived', () => {
    const broken = aConnection()
    for (let ended = 0; ended < 5; ended += 1) pauseAfterEnd(broken)
    broken.newest().deliver('hello')
    expect(pauseAfterEnd(broken)).toBe(FIRST_PAUSE)
  })

  it('opens one port for one end, even when an earlier port ends late', () => {
    const { ports, newest, connection } = aConnection()
    const [first] = ports
    first?.end()
    vi.runAllTimers()
    expect(ports).toHaveLength(2)
    newest().deliver('hello')
    expect(connection.post('to')).toBe(true)
  })

  it('closes its port when it is no longer needed, and opens no other', () => {
    const { ports, ending, newest } = aConnection()
    ending.abort()
    expect(newest().closed).toBe(true)
    newest().end()
    vi.runAllTimers()
    expect(ports).toHaveLength(1)
  })

  it('does not reopen when it is no longer needed during a pause', () => {
    const { ports, ending, newest } = aConnection()
    newest().end()
    ending.abort()
    vi.runAllTimers()
    expect(ports).toHaveLength(1)
  })

  it('reports once that the extension is gone, and stops trying', () => {
    const { happened, extension, newest, connection } = aConnection()
    extension.gone = true
    newest().end()
    vi.runAllTimers()
    expect(happened).toEqual(['open', 'gone'])
    expect(connection.post('to')).toBe(false)
  })
})
