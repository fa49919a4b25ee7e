import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { aHost, aSessionStore, introduction } from '../../../test/fixtures/host.ts'
import { aNetworkCall } from '../../../test/fixtures/networkCalls.ts'
import { aRelay } from '../../../test/fixtures/relay.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { stepsOf, type ExchangeStep } from '../../core/ledger/journal.ts'
import type { Host, SessionStore } from '../host/host.ts'
import { createPanel } from './createPanel.ts'
import { MAX_KEPT_CHARACTERS } from './createRecoveryLog.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Everything that was begun is written. */
const written = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1000)

/** A panel that starts on what earlier ones kept in this store, and what closes it. */
async function aPanelOn(session: SessionStore, overrides: Partial<Host> = {}) {
  const host = aHost({ session, ...overrides })
  const ending = new AbortController()
  const panel = createPanel(host, { signal: ending.signal, kept: await session.read() })
  const close = async (): Promise<void> => {
    ending.abort()
    await written()
  }
  const names = () => panel.capture.rows.value.map(({ location }) => ('name' in location ? location.name : ''))
  return { host, panel, close, names }
}

const theCall = (...names: string[]) => aPrefetch(names.map(name => anMbox({ name })))

function anImport(name: string): ExchangeStep[] {
  const { request, response } = theCall(name)
  const of = { exchangeId: `import/${name}`, documentId: `import/i/${name}`, frameId: 0 }
  return [
    { ...of, kind: 'request', request: { ...request!, source: 'import' } },
    { ...of, kind: 'response', response: response! },
  ]
}

describe('after the panel was closed and opened again', () => {
  it('rows of pages that were left, imports and calls of the network log are there, each once', async () => {
    const session = aSessionStore()
    const first = await aPanelOn(session)
    first.panel.capture.preserveLog.value = true
    aRelay(first.host).record(theCall('home'))
    first.panel.capture.imports.take(anImport('imported'))
    await written()
    aRelay(first.host, { document: { id: 'document-2', startedAt: first.host.now() + 9 } }).record(theCall('cart'))
    await written()
    await first.close()

    const second = await aPanelOn(session)
    expect(second.names().toSorted()).toEqual(['cart', 'home', 'imported'])
    expect(second.panel.capture.preserveLog.value).toBe(true)
    expect(second.panel.announcement.value.text).toBe('3 exchanges restored from before the panel was closed')
    // The relay of the open page reports everything again.
    aRelay(second.host, { document: { id: 'document-2', startedAt: first.host.now() + 9 } }).record(theCall('cart'))
    await written()
    expect(second.names().toSorted()).toEqual(['cart', 'home', 'imported'])
    await second.close()
    const third = await aPanelOn(session)
    expect(third.names().toSorted()).toEqual(['cart', 'home', 'imported'])
  })

  it('what was cleared and shown again by an import of it is shown when the relay reports it again', async () => {
    const session = aSessionStore()
    const first = await aPanelOn(session)
    aRelay(first.host).record(theCall('home'))
    await written()
    const [{ exchange }] = first.panel.capture.calls.value as [ParsedExchange]
    first.panel.clear()
    first.panel.capture.imports.take(stepsOf(exchange))
    await first.close()
    const second = await aPanelOn(session)
    aRelay(second.host).record(theCall('home'))
    await written()
    expect(second.names()).toEqual(['home'])
  })

  it('what was cleared stays hidden when the relay reports it again', async () => {
    const session = aSessionStore()
    const first = await aPanelOn(session)
    aRelay(first.host).record(theCall('home'))
    await written()
    first.panel.clear()
    await first.close()
    const second = await aPanelOn(session)
    aRelay(second.host).record(theCall('home'), theCall('cart'))
    await written()
    expect(second.names()).toEqual(['cart'])
    second.panel.clear()
    await second.close()
    const third = await aPanelOn(session)
    aRelay(third.host).record(theCall('home'), theCall('cart'))
    await written()
    expect(third.names()).toEqual([])
  })

  it('without a preserved log, a page that is left takes its records along, but not the tester’s sends', async () => {
    const session = aSessionStore()
    const first = await aPanelOn(session)
    first.panel.capture.preserveLog.value = false
    aRelay(first.host).record(theCall('home'))
    await written()
    first.panel.sendRow(first.panel.capture.rows.value[0]!)
    await written()
    aRelay(first.host, { document: { id: 'document-2', startedAt: first.host.now() + 9 } })
    await first.close()
    const second = await aPanelOn(session)
    expect(second.panel.capture.sent.value).toHaveLength(1)
    expect(second.panel.capture.calls.value).toHaveLength(1)
  })

  it('a page that was left while the panel was closed takes its records along, too', async () => {
    const session = aSessionStore()
    const first = await aPanelOn(session)
    first.panel.capture.preserveLog.value = false
    aRelay(first.host).record(theCall('home'))
    await first.close()
    const second = await aPanelOn(session)
    expect(second.names()).toEqual(['home'])
    aRelay(second.host, { document: { id: 'document-2', startedAt: first.host.now() + 9 } }).record(theCall('cart'))
    await written()
    expect(second.names()).toEqual(['cart'])
  })

  it('the number of reports that never came is there, for documents that are gone only', async () => {
    const session = aSessionStore()
    const first = await aPanelOn(session)
    first.host.receive(introduction({}, { first: 3, next: 4 }))
    first.host.receive(introduction({ id: 'inner', top: false }, { first: 3, next: 8 }), 4)
    first.host.receiveRaw({ kind: 'relay gone', relay: 4 })
    expect(first.panel.capture.lost.value).toBe(2 + 2 + 5)
    await first.close()
    const second = await aPanelOn(session)
    expect(second.panel.capture.lost.value).toBe(2 + 2 + 5)
    // The relay of the open page reports again what it dropped.
    second.host.receive(introduction({}, { first: 3, next: 4 }))
    expect(second.panel.capture.lost.value).toBe(2 + 2 + 5)
  })

  it('the newest records outlast the oldest, even if the clock was set back between two panels', async () => {
    const session = aSessionStore()
    const large = 'x'.repeat(30 * 1024)
    const first = await aPanelOn(session)
    first.panel.capture.imports.take(anImport(`old ${large}`))
    await first.close()
    const second = await aPanelOn(session, { now: () => 1000 })
    second.panel.capture.imports.take(anImport(`new ${large}`))
    await second.close()
    const [oldest] = [...session.held.keys()].filter(name => name.startsWith('log/')).toSorted()
    expect(session.held.get(oldest ?? '')).toContain('old xxx')
  })

  it('calls that only the network log saw on pages before the present one are there', async () => {
    const session = aSessionStore()
    const first = await aPanelOn(session)
    first.panel.capture.preserveLog.value = true
    first.host.receive(introduction({ startedAt: 10, openedAt: 10 }))
    first.host.receiveNews({ calls: [aNetworkCall({ time: first.host.now() - 5 })] })
    await first.close()
    const second = await aPanelOn(session)
    expect(second.panel.capture.calls.value).toHaveLength(1)
    const startedAt = second.host.now()
    second.host.receive(introduction({ id: 'document-2', startedAt, openedAt: startedAt }))
    await written()
    expect(second.panel.capture.calls.value).toHaveLength(1)
  })

  it('a send gets its outcome from its relay, and without it, once the page is gone, states that it is not known', async () => {
    const session = aSessionStore()
    const first = await aPanelOn(session)
    aRelay(first.host).record(theCall('home'))
    await written()
    first.panel.sendRow(first.panel.capture.rows.value[0]!)
    await first.close()
    const [command] = first.host.posted.flatMap(message => (message.kind === 'send' ? [message.command] : []))

    const gone = await aPanelOn(session)
    const sent = () => gone.panel.capture.sent.value.map(({ exchange }) => exchange.response)
    expect(sent()).toEqual([undefined])
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent()).toMatchObject([{ kind: 'failed', reason: 'page left' }])
    const body = { kind: 'text' as const, text: '{}', length: 2 }
    aRelay(gone.host).report(
      { kind: 'sent', time: 1, command: command! },
      {
        kind: 'outcome',
        sendId: command!.sendId,
        outcome: { kind: 'answered', time: 2, status: 200, headers: '', body },
      },
    )
    await written()
    expect(sent()).toMatchObject([{ kind: 'answered' }])
  })

  it('a state of another part is restored, and kept when it changes', async () => {
    const session = aSessionStore()
    const first = await aPanelOn(session)
    const notes = signal<readonly string[]>([])
    const restore = vi.fn<(value: unknown) => void>()
    first.panel.recovery.add({ name: 'notes', value: notes, restore })
    notes.value = ['a note']
    await first.close()
    const second = await aPanelOn(session)
    second.panel.recovery.add({ name: 'notes', value: signal([]), restore })
    expect(restore.mock.calls).toEqual([[['a note']]])
  })
})

describe('within bounds', () => {
  const large = (name: string) => {
    const content = 'x'.repeat(MAX_KEPT_CHARACTERS / 4)
    return aPrefetch([{ name, options: [{ type: 'html', content, eventToken: name }], state: name }])
  }

  it('the oldest are left out, and their number is announced', async () => {
    const session = aSessionStore()
    const first = await aPanelOn(session)
    const relay = aRelay(first.host)
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
      relay.record(large(name))
      await written()
    }
    await first.close()
    const characters = [...session.held.values()].reduce((sum, json) => sum + json.length, 0)
    expect(characters).toBeLessThan(MAX_KEPT_CHARACTERS * 1.1)
    const second = await aPanelOn(session)
    expect(second.names()).toEqual(['d', 'e', 'f'])
    expect(second.panel.announcement.value.text).toMatch(/restored .*; \d older ones were not kept/)
    expect(second.panel.capture.lost.value).toBeGreaterThan(0)
  })

  it('in a store without room for the bound, less is kept', async () => {
    const session = aSessionStore(MAX_KEPT_CHARACTERS / 2)
    const first = await aPanelOn(session)
    const relay = aRelay(first.host)
    for (const name of ['a', 'b', 'c']) {
      relay.record(large(name))
      await written()
    }
    await first.close()
    const second = await aPanelOn(session)
    expect(second.names()).toEqual(['c'])
  })

  it.each([
    ['full', /no room left/],
    ['refused', /refuses to keep/],
  ] as const)('a store that is %s is announced, and recording goes on', async (result, sentence) => {
    const session = { ...aSessionStore(), write: () => Promise.resolve(result) }
    const { host, panel, names } = await aPanelOn(session)
    const relay = aRelay(host)
    relay.record(theCall('home'))
    await written()
    expect(panel.announcement.value.text).toMatch(sentence)
    relay.record(theCall('cart'))
    await written()
    expect(names().toSorted()).toEqual(['cart', 'home'])
  })
})

it.each([
  ['private', true],
  ['not known to be ordinary', undefined],
])('of a window that is %s nothing is kept', async (_, isPrivate) => {
  const session = aSessionStore()
  const { host, close } = await aPanelOn(session, {
    askTab: listener => listener({ isPrivate, transmission: 'not asked' }),
  })
  aRelay(host).record(theCall('home'))
  await written()
  await close()
  expect([...session.held.keys()]).toEqual([])
})

it('what is kept in another form is left out', async () => {
  const session = aSessionStore()
  await session.write({
    'log/1': { steps: [{ kind: 'other' }], characters: 1, count: 1 },
    'log/2': 'text',
    'state/hidden': 7,
  })
  const { panel } = await aPanelOn(session)
  expect(panel.capture.calls.value).toEqual([])
  expect(panel.recovery.restored).toEqual({ steps: [], left: 1 })
})
